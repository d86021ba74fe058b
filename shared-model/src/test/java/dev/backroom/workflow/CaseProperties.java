package dev.backroom.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.Place;
import dev.backroom.store.Posting;
import dev.backroom.store.Resolution;
import dev.backroom.store.Row;
import dev.backroom.store.Status;
import dev.backroom.workflow.World.Result;
import dev.backroom.workflow.exception.Resolutions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.statistics.Statistics;

/// Random histories of clerks at the dock and a supervisor who ends cases in between. Whenever all receipts are
/// closed
/// the ERP's books, which know nothing but what they were told, are those of the store by item and status.
class CaseProperties {

    /// @param resolve below 3: a case is ended instead of the act; 9: something whole is set aside
    /// @param pick which of the open cases, and which of its resolutions
    record Turn(Act act, int resolve, int pick) {}

    private record About(String sku, Status status) implements Comparable<About> {
        @Override
        public int compareTo(About other) {
            return toString().compareTo(other.toString());
        }
    }

    private record Amount(long quantity, long grams) {
        Amount plus(Amount other) {
            return new Amount(quantity + other.quantity, grams + other.grams);
        }
    }

    private final TreeMap<About, Amount> erp = new TreeMap<>();

    @Provide
    Arbitrary<Turn> turns() {
        return Combinators.combine(
                        Act.any(),
                        Arbitraries.integers().between(0, 14),
                        Arbitraries.integers().between(0, 1_000))
                .as(Turn::new)
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<String> grains() {
        return Arbitraries.of("carton", "line", "delivery");
    }

    @Property(tries = 200)
    void theErpHasWhatTheStoreHasWhateverWasDecidedAboutCases(
            @ForAll("grains") String grain, @ForAll @Size(min = 20, max = 120) List<@From("turns") Turn> turns) {
        erp.clear();
        Dockside dock = new Dockside();
        Dockside.ok(dock.run(World.BOSS, new PutPolicy("receipt-posting", "", Map.of("grain", grain))));
        opened(dock);
        for (Turn turn : turns) {
            if (turn.resolve() < 3) {
                resolve(dock, turn.pick(), turn.act().to());
            } else if (turn.resolve() == 9) {
                act(dock, turn.act(), setAside(turn));
            } else {
                act(dock, turn.act());
            }
            if (grain.equals("carton")) {
                assertThat(erp).isEqualTo(store(dock));
            }
            entriesAddUp(dock);
        }
        Act.DELIVERIES.forEach(code -> told(dock.run(World.SUE, new CloseReceipt(code))));
        assertThat(erp).isEqualTo(store(dock));
        for (Turn turn : turns) {
            resolve(dock, turn.pick(), turn.act().to());
            assertThat(erp).isEqualTo(store(dock));
        }
    }

    private static void opened(Dockside dock) {
        dock.opened();
        Dockside.ok(dock.run(World.ERP, Dockside.order("PO-2", 1, 50)));
        Dockside.ok(dock.run(
                World.ERP,
                new PutNotice("DEL-2", "HARVEST", List.of("PO-1", "PO-2"), World.MORNING, List.of(), List.of())));
        Dockside.ok(dock.run(World.MIA, Dockside.open("DEL-2")));
    }

    private void act(Dockside dock, Act act) {
        act(dock, act, act.operation(dock.world.store.head().number()));
    }

    private void act(Dockside dock, Act act, Operation operation) {
        Result result = dock.run(act.by(), operation);
        told(result);
        for (int round = 0; round < 3 && result.code().startsWith("asks") && act.answer() > 0; round++) {
            result = dock.world.confirm(
                    act.by(),
                    operation,
                    result.number(),
                    act.answer() == 2 ? Optional.of(World.TOM) : Optional.empty());
            told(result);
        }
    }

    /// A unit, or goods that nobody knows.
    private static Operation setAside(Turn turn) {
        String label = turn.pick() % 5 == 0 ? Dockside.NOBODYS : turn.act().plate();
        return Dockside.quarantine(
                Dockside.goods(label, "1"), turn.pick() % 2 == 0 ? "wrong-product" : "over-tolerance");
    }

    /// What was foreseen is what happens.
    private void resolve(Dockside dock, int pick, int place) {
        List<Discrepancy> open = dock.world.all(Discrepancy.class).stream()
                .filter(one -> one.state() == DiscrepancyState.OPEN)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Discrepancy about = open.get(pick % open.size());
        List<Resolution> allowed = Resolutions.allowed(dock.world.store, dock.world.master, about);
        Resolution resolution = allowed.get(pick / 7 % allowed.size());
        Optional<String> to = resolution == Resolution.RELEASE ? Optional.of(Act.PLACES.get(place)) : Optional.empty();
        Envelope envelope = dock.world.envelope(World.TOM, new ResolveCase(about.id(), resolution, "looked at it", to));
        List<Row> foreseen = Decide.foresee(dock.world.store, dock.world.master, envelope, dock.world.time)
                .would()
                .rows();
        Result result = dock.world.run(envelope);
        assertThat(result.decision().rows()).isEqualTo(foreseen);
        Statistics.label("resolve").collect(about.kind(), resolution, result.code());
        assertThat(result.code()).isIn("case-resolved", "refused unknown-barcode");
        told(result);
    }

    private void told(Result result) {
        for (Posting posting : result.rows(Posting.class)) {
            Statistics.label("posting").collect(posting.kind());
            for (Posting.Line line : posting.lines()) {
                assertThat(line.quantity() >= 0 || posting.kind() != Posting.Kind.RECEIPT)
                        .as("a receipt takes nothing away: %s", posting)
                        .isTrue();
                erp.merge(
                        new About(line.sku(), line.status()), new Amount(line.quantity(), line.grams()), Amount::plus);
            }
        }
        erp.values().removeIf(amount -> amount.equals(new Amount(0, 0)));
    }

    private static Map<About, Amount> store(Dockside dock) {
        TreeMap<About, Amount> store = new TreeMap<>();
        for (Balance balance : dock.world.store.balances()) {
            if (Place.isReal(balance.stock().place())) {
                String sku = dock.world
                        .master
                        .item(balance.stock().item())
                        .orElseThrow()
                        .sku();
                store.merge(
                        new About(sku, balance.stock().status()),
                        new Amount(balance.quantity(), balance.grams()),
                        Amount::plus);
            }
        }
        store.values().removeIf(amount -> amount.equals(new Amount(0, 0)));
        return store;
    }

    /// The standing entries of all receipts are what is in real places, whether or not anybody was told.
    private static void entriesAddUp(Dockside dock) {
        TreeMap<About, Amount> entries = new TreeMap<>();
        for (Entry entry : dock.world.all(Entry.class)) {
            if (entry.item() != 0
                    && entry.reversed() == 0
                    && Place.isReal(entry.stock().place())) {
                String sku = dock.world.master.item(entry.item()).orElseThrow().sku();
                entries.merge(
                        new About(sku, entry.stock().status()),
                        new Amount(entry.quantity(), entry.grams()),
                        Amount::plus);
            }
        }
        entries.values().removeIf(amount -> amount.equals(new Amount(0, 0)));
        assertThat(entries).isEqualTo(store(dock));
    }
}
