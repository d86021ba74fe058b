package dev.backroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.Place;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import dev.backroom.store.Undo;
import dev.backroom.wire.Json;
import dev.backroom.workflow.World.Result;
import dev.backroom.workflow.line.StateDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/// Random histories of three clerks on two deliveries of the same order. Whatever they do, the account holds.
class HistoryProperties {

    @Provide
    Arbitrary<Act> acts() {
        return Act.any().withoutEdgeCases();
    }

    @Property(tries = 300)
    void whateverClerksDoTheAccountHolds(@ForAll @Size(min = 20, max = 120) List<@From("acts") Act> acts) {
        Dockside dock = twoDeliveries();
        Bookkeeper bookkeeper = new Bookkeeper();
        Map<String, Long> approved = new HashMap<>();
        for (Act act : acts) {
            long before = dock.world.store.head().number();
            Operation operation = act.operation(before);
            decideIsPure(dock, act, operation);
            Result result = answered(dock, act, operation, dock.run(act.by(), operation), approved);
            Statistics.label(act.kind().name()).collect(result.code());
            long event = dock.world.store.head().number();
            if (result.code().equals("reversed")) {
                bookkeeper.reversed(Math.max(1, before - act.back()));
            } else {
                bookkeeper.book(act, event, result.code());
            }
            assertThat(Bookkeeper.read(dock))
                    .as("after %s: %s", act, result.code())
                    .isEqualTo(bookkeeper.spots());
        }
        assertThat(gramsHere(dock)).isEqualTo(bookkeeper.grams());
        sumsAreZeroAndNothingIsNegative(dock);
        toleranceWasNeverPassedUnseen(dock, approved);
    }

    private static long gramsHere(Dockside dock) {
        return dock.world.store.balances().stream()
                .filter(balance -> Place.isReal(balance.stock().place()))
                .mapToLong(Balance::grams)
                .sum();
    }

    /// Answers what is asked back as the act says, with a supervisor who never works on deliveries.
    private static Result answered(
            Dockside dock, Act act, Operation operation, Result first, Map<String, Long> approved) {
        Result result = first;
        for (int round = 0; round < 3 && result.code().startsWith("asks") && act.answer() > 0; round++) {
            boolean approves = act.answer() == 2;
            String question = result.code();
            result = dock.world.confirm(
                    act.by(), operation, result.number(), approves ? Optional.of(World.TOM) : Optional.empty());
            if (approves
                    && question.equals("asks over-tolerance")
                    && !result.code().startsWith("refused")) {
                result.rows(Entry.class)
                        .forEach(entry ->
                                approved.merge(entry.order() + "/" + entry.orderLine(), entry.quantity(), Long::sum));
            }
        }
        return result;
    }

    private static void decideIsPure(Dockside dock, Act act, Operation operation) {
        Envelope envelope = new Envelope(
                dock.world.store.id(),
                act.by().device(),
                1_000_000,
                true,
                act.by(),
                dock.world.time,
                false,
                0,
                Optional.empty(),
                operation,
                "d");
        Decision once = Decide.decide(dock.world.store, dock.world.master, envelope, dock.world.time);
        Decision twice = Decide.decide(dock.world.store, dock.world.master, envelope, dock.world.time);
        assertThat(twice).isEqualTo(once);
    }

    private static void sumsAreZeroAndNothingIsNegative(Dockside dock) {
        Map<Integer, Long> quantities = new HashMap<>();
        Map<Integer, Long> grams = new HashMap<>();
        for (Balance balance : dock.world.store.balances()) {
            quantities.merge(balance.stock().item(), balance.quantity(), Long::sum);
            grams.merge(balance.stock().item(), balance.grams(), Long::sum);
            if (Place.isReal(balance.stock().place())) {
                assertThat(balance.quantity()).isNotNegative();
                assertThat(balance.grams()).isNotNegative();
            }
        }
        assertThat(quantities.values()).allMatch(sum -> sum == 0);
        assertThat(grams.values()).allMatch(sum -> sum == 0);
    }

    private static void toleranceWasNeverPassedUnseen(Dockside dock, Map<String, Long> approved) {
        for (Order order : dock.world.all(Order.class)) {
            for (OrderLine line : order.lines()) {
                long received = 0;
                for (Entry entry : dock.world.all(Entry.class)) {
                    boolean counts = entry.kind().tookIn() && entry.reversed() == 0;
                    if (counts && entry.order() == order.id() && entry.orderLine() == line.line()) {
                        received += entry.quantity();
                    }
                }
                assertThat(dock.world.store.receivedOnLine(order.id(), line.line(), line.item()))
                        .isEqualTo(received);
                long tolerated = Math.min(4, line.ordered() * 5 / 100);
                assertThat(received)
                        .isLessThanOrEqualTo(
                                line.ordered() + tolerated + approved.getOrDefault(order.id() + "/" + line.line(), 0L));
            }
        }
    }

    @Property(tries = 100)
    void rowsOnTheWireFoldToTheSameState(@ForAll @Size(max = 80) List<@From("acts") Act> acts) {
        Dockside dock = twoDeliveries();
        Store copy = new Store(dock.world.store.id());
        dock.world.store.rows().stream()
                .sorted(Comparator.comparing(held -> held.row().key()))
                .forEach(held -> copy.put(held.row(), held.number()));
        dock.world.store.lastNumbers().forEach((source, last) -> copy.last(source, last));
        for (Act act : acts) {
            Result result =
                    dock.run(act.by(), act.operation(dock.world.store.head().number()));
            for (Row row : result.decision().rows()) {
                Row read = Json.row(Json.read(Json.write(row), JsonNode.class));
                assertThat(read).isEqualTo(row);
                copy.put(read, dock.world.store.head().number());
            }
            copy.last(act.by().device(), result.number());
        }
        assertThat(StateDigest.of(copy)).isEqualTo(StateDigest.of(dock.world.store));
    }

    @Property(tries = 100)
    void undoneBackwardsNothingHasHappened(@ForAll @Size(max = 80) List<@From("acts") Act> acts) {
        Dockside dock = twoDeliveries();
        String before = StateDigest.of(dock.world.store);
        Map<Integer, Long> numbers = dock.world.store.lastNumbers();
        List<Balance> balances = dock.world.store.balances();
        List<Undo> undos = new ArrayList<>();
        for (Act act : acts) {
            undos.addAll(
                    dock.run(act.by(), act.operation(dock.world.store.head().number()))
                            .undos());
        }
        undos.reversed().forEach(dock.world.store::undo);
        for (int source : List.copyOf(dock.world.store.lastNumbers().keySet())) {
            dock.world.store.last(source, numbers.getOrDefault(source, 0L));
        }
        assertThat(dock.world.store.balances()).isEqualTo(balances);
        assertThat(StateDigest.of(dock.world.store)).isEqualTo(before);
    }

    /// Two clerks on two deliveries with different items: how their work interleaves makes no difference.
    @Property(tries = 100)
    void theOrderOfUnrelatedWorkIsIrrelevant(
            @ForAll @Size(max = 40) List<@From("acts") Act> acts, @ForAll("turns") List<Boolean> turns) {
        List<Act> first = acts.stream()
                .filter(act -> act.sku() < 3 && act.kind() != Act.Kind.REVERSE)
                .map(act -> with(act, 0, 0))
                .toList();
        List<Act> second = acts.stream()
                .filter(act -> act.sku() >= 3 && isLoose(act.kind()))
                .map(act -> with(act, 1, 1))
                .toList();
        assertThat(played(first, second, turns)).isEqualTo(played(first, second, List.of()));
    }

    @Provide
    Arbitrary<List<Boolean>> turns() {
        return Arbitraries.of(true, false).list().ofSize(80);
    }

    private static boolean isLoose(Act.Kind kind) {
        return switch (kind) {
            case RECEIVE, DAMAGE, QUARANTINE, HAND_BACK, MOVE, OPEN, CHECK_IN -> true;
            case RECEIVE_UNIT, COUNT_UNIT, DAMAGE_UNIT, HAND_BACK_ALL, CLOSE, REOPEN, MOVE_UNIT, REVERSE -> false;
        };
    }

    private static Act with(Act act, int clerk, int delivery) {
        return new Act(
                act.kind(),
                clerk,
                delivery,
                act.sku(),
                act.unit() == 2 || act.unit() == 3 || act.unit() == 0 ? 1 : act.unit(),
                act.quantity(),
                act.from(),
                act.to(),
                act.back(),
                0);
    }

    /// Plays two lists of acts; where the turns end, the first list is played to its end before the second.
    private static Map<Bookkeeper.Spot, Long> played(List<Act> first, List<Act> second, List<Boolean> turns) {
        Dockside dock = twoDeliveries();
        List<Act> mine = new ArrayList<>(first);
        List<Act> yours = new ArrayList<>(second);
        for (boolean turn : turns) {
            List<Act> next = turn ? mine : yours;
            if (!next.isEmpty()) {
                Act act = next.removeFirst();
                dock.run(act.by(), act.operation(0));
            }
        }
        mine.forEach(act -> dock.run(act.by(), act.operation(0)));
        yours.forEach(act -> dock.run(act.by(), act.operation(0)));
        return Bookkeeper.read(dock);
    }

    private static Dockside twoDeliveries() {
        Dockside dock = new Dockside().opened();
        Dockside.ok(dock.run(World.ERP, Dockside.order("PO-2", 1, 50)));
        Dockside.ok(dock.run(
                World.ERP,
                new PutNotice("DEL-2", "HARVEST", List.of("PO-1", "PO-2"), World.MORNING, List.of(), List.of())));
        Dockside.ok(dock.run(World.MIA, Dockside.open("DEL-2")));
        return dock;
    }
}
