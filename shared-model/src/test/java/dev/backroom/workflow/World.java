package dev.backroom.workflow;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.Bytes;
import dev.backroom.store.Head;
import dev.backroom.store.Kept;
import dev.backroom.store.LineRow;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Row;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Sources;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.store.Undo;
import dev.backroom.wire.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A chain with one store, played without a gateway: operations are decided and their rows put, reactions follow.
///
/// Every outcome that passes is put into words in both languages, so that no test can produce one without a sentence.
public final class World {

    public static final Instant MORNING = Instant.parse("2026-03-03T06:00:00Z");

    /// Gives the next free principal of a role.
    public static final Principal MIA = new Principal(11, 1001, Set.of(Role.CLERK));
    public static final Principal BEN = new Principal(12, 1002, Set.of(Role.CLERK));
    public static final Principal SUE = new Principal(21, 1003, Set.of(Role.CLERK, Role.SUPERVISOR));
    public static final Principal TOM = new Principal(22, 1004, Set.of(Role.SUPERVISOR));
    public static final Principal ERP = new Principal(0, 1100, Set.of(Role.INTEGRATOR));
    public static final Principal BOSS = new Principal(1, 1200, Set.of(Role.ADMINISTRATOR));

    public final Store chain = new Store(StoreId.CHAIN);
    public final Store store = new Store(new StoreId(123));
    public Master master = Master.EMPTY;
    public Instant time = MORNING;

    private final Map<Integer, Long> numbers = new HashMap<>();
    private final Words words = new Words();
    private final List<Outcome> outcomes = new ArrayList<>();

    /// What an operation led to.
    ///
    /// @param number the source's number of it
    /// @param undos of its own rows and those of its reactions
    public record Result(long number, Decision decision, List<Undo> undos, List<Decision> reactions) {
        public Outcome outcome() {
            return decision.outcome();
        }

        public String code() {
            return switch (decision.outcome()) {
                case Outcome.Accepted(String code, var _) -> code;
                case Outcome.Asks(String question, var _, boolean _) -> "asks " + question;
                case Outcome.Refused(var why, var _, var _) -> "refused " + why.slug();
                case Outcome.Parked(int _, var why, var _) -> "parked " + why.slug();
            };
        }

        public Map<String, String> args() {
            return switch (decision.outcome()) {
                case Outcome.Accepted(String _, var args) -> args;
                case Outcome.Asks(String _, var args, boolean _) -> args;
                case Outcome.Refused(var _, var args, var _) -> args;
                case Outcome.Parked(int _, var _, var args) -> args;
            };
        }

        public <R extends Row> List<R> rows(Class<R> type) {
            return decision.rows().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        public <R extends Row> R only(Class<R> type) {
            List<R> rows = rows(type);
            if (rows.size() != 1) {
                throw new AssertionError("one " + type.getSimpleName() + " was expected, there are " + rows);
            }
            return rows.getFirst();
        }
    }

    public Result run(Principal by, Operation operation) {
        return run(envelope(by, operation));
    }

    public Result offline(Principal by, Operation operation) {
        Envelope e = envelope(by, operation);
        return run(new Envelope(
                e.store(),
                e.source(),
                e.number(),
                true,
                by,
                e.claimed(),
                true,
                0,
                Optional.empty(),
                operation,
                e.digest()));
    }

    public Result confirm(Principal by, Operation operation, long confirms) {
        return confirm(by, operation, confirms, Optional.empty());
    }

    public Result confirm(Principal by, Operation operation, long confirms, Optional<Principal> approver) {
        Envelope e = envelope(by, operation);
        return run(new Envelope(
                e.store(),
                e.source(),
                e.number(),
                true,
                by,
                e.claimed(),
                false,
                confirms,
                approver,
                operation,
                e.digest()));
    }

    public Envelope envelope(Principal by, Operation operation) {
        boolean chainWide = operation instanceof ChainOperation;
        int source = by.device();
        long number = numbers.merge(source, 1L, Long::sum);
        return new Envelope(
                chainWide ? StoreId.CHAIN : store.id(),
                source,
                number,
                true,
                by,
                time,
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
    }

    public Result run(Envelope envelope) {
        Store line = envelope.store().isChain() ? chain : store;
        List<Undo> undos = new ArrayList<>();
        Decision decision = decide(line, envelope, undos);
        List<Decision> reactions = new ArrayList<>();
        for (Operation reaction : React.after(line, envelope, decision)) {
            Envelope system = new Envelope(
                    line.id(),
                    Sources.REACTION,
                    Sources.reactionKey(line.head().number(), reactions.size()),
                    false,
                    Principal.SYSTEM,
                    time,
                    false,
                    0,
                    Optional.empty(),
                    reaction,
                    Json.digest(reaction));
            reactions.add(decide(line, system, undos));
        }
        return new Result(envelope.number(), decision, undos, reactions);
    }

    private Decision decide(Store line, Envelope envelope, List<Undo> undos) {
        Decision decision = Decide.decide(line, master, envelope, time);
        outcomes.add(decision.outcome());
        words.check(decision.outcome());
        words.checkField(envelope.operation(), decision.outcome());
        long number = line.head().number() + 1;
        int era = line.head().era();
        for (Row row : decision.rows()) {
            undos.add(line.put(row, number));
            if (row instanceof LineRow.Era closed) {
                era = closed.era();
            }
        }
        line.head(new Head(number, Bytes.EMPTY, time, era));
        line.last(envelope.source(), envelope.number());
        if (line == chain) {
            master = master.with(number, decision.rows());
        }
        return decision;
    }

    /// All that was decided here, in order.
    public List<Outcome> outcomes() {
        return List.copyOf(outcomes);
    }

    public Result tick() {
        long generation = store.row(LineRow.Clock.class, RowKey.of(RowKind.CLOCK, 0))
                .map(LineRow.Clock::generation)
                .orElse(0L);
        Principal system = new Principal(0, Sources.CLOCK, Set.of(Role.SYSTEM));
        return run(system, new LineOperation.Tick(generation));
    }

    public Instant due() {
        return store.row(LineRow.Clock.class, RowKey.of(RowKind.CLOCK, 0))
                .map(LineRow.Clock::due)
                .orElse(LineRow.Clock.NEVER);
    }

    public <R extends Kept> List<R> all(Class<R> type) {
        return store.rows().stream()
                .map(held -> held.row())
                .filter(type::isInstance)
                .map(type::cast)
                .sorted(java.util.Comparator.comparing(Kept::key))
                .toList();
    }

    public static ItemData item(String sku, String gtin, Tracking tracking, boolean catchWeight, int minimumDays) {
        return new ItemData(
                sku,
                "The " + sku,
                "DAIRY",
                Temperature.AMBIENT,
                tracking,
                catchWeight,
                minimumDays,
                Map.of(),
                100,
                List.of(new PackData(gtin, "each", 1)));
    }

    public static PutItems items(ItemData... items) {
        return new PutItems(List.of(items));
    }

    public static SetupOperation.LocationData location(String code, dev.backroom.store.DocumentRow.LocationKind kind) {
        return new SetupOperation.LocationData(code, Optional.empty(), kind, Temperature.AMBIENT);
    }
}
