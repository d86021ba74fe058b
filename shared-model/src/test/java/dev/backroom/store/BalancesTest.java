package dev.backroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BalancesTest {

    private static final int MANY = 200_000;
    private static final int VERY_MANY = 2_000_000;
    private static final long BYTES_MAX = 30;
    /// The heap rounds large arrays up to its regions.
    private static final long HEAP_BYTES_MAX = 33;

    private static StockKey key(int item, int place) {
        return StockKey.plain(item, place);
    }

    /// 25 thousand items in eight places: what one large store has.
    private static Balances many(int count) {
        Balances balances = new Balances();
        for (int i = 0; i < count; i++) {
            balances.put(key(1 + i / 8, 1 + i * 7 % 977), i % 100, 0);
        }
        return balances;
    }

    @Example
    void aBalanceTakesAtMostThirtyBytes() {
        Balances some = many(MANY);
        assertThat(some.bytes() / some.size()).isLessThanOrEqualTo(BYTES_MAX);
        long before = used();
        Balances balances = many(VERY_MANY);
        long measured = (used() - before) / balances.size();
        long estimated = balances.bytes() / balances.size();
        System.out.println("a balance takes " + measured + " bytes of heap, " + estimated + " by its own account");
        assertThat(balances.size()).isEqualTo(VERY_MANY);
        assertThat(estimated).isLessThanOrEqualTo(BYTES_MAX);
        assertThat(measured).isLessThanOrEqualTo(HEAP_BYTES_MAX);
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    @Example
    void chainsLeadToAllOfAnItemAndAllOfAPlace() {
        Balances balances = many(MANY);
        List<Balance> ofItem = new ArrayList<>();
        balances.ofItem(100, ofItem::add);
        assertThat(ofItem).hasSize(8).allMatch(balance -> balance.stock().item() == 100);
        List<Balance> ofPlace = new ArrayList<>();
        balances.ofPlace(500, ofPlace::add);
        List<Balance> all = new ArrayList<>();
        balances.all(all::add);
        assertThat(ofPlace)
                .hasSameElementsAs(all.stream()
                        .filter(balance -> balance.stock().place() == 500)
                        .toList());
    }

    @Example
    void quantitiesBeyondAnIntAreKept() {
        Balances balances = new Balances();
        long big = 5_000_000_000L;
        for (long quantity : new long[] {big, -big, Integer.MIN_VALUE, Integer.MAX_VALUE, 0, 7}) {
            balances.put(key(1, 1), quantity, big);
            assertThat(balances.quantity(key(1, 1))).isEqualTo(quantity);
            assertThat(balances.grams(key(1, 1))).isEqualTo(big);
        }
        balances.put(key(1, 1), 7, 0);
        assertThat(balances.grams(key(1, 1))).isZero();
    }

    @Example
    void undoTakesTheNewestFirst() {
        Balances balances = new Balances();
        balances.put(key(1, 1), 1, 0);
        balances.put(key(1, 2), 1, 0);
        assertThatThrownBy(() -> balances.removeNewest(key(1, 1))).isInstanceOf(IllegalStateException.class);
        balances.removeNewest(key(1, 2));
        balances.removeNewest(key(1, 1));
        assertThat(balances.size()).isZero();
        assertThat(balances.has(key(1, 1))).isFalse();
    }

    /// @param undo how many of the puts made so far are taken back afterwards
    record Step(StockKey key, long quantity, long grams, int undo) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<StockKey> keys = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(-3, 5),
                        Arbitraries.of(Status.values()),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.of(0, Owner.consignment(3)))
                .as(StockKey::new);
        return Combinators.combine(
                        keys,
                        Arbitraries.longs().between(-10_000_000_000L, 10_000_000_000L),
                        Arbitraries.longs().between(0, 5_000),
                        Arbitraries.integers().between(0, 8).map(n -> n > 5 ? n - 5 : 0))
                .as(Step::new)
                .list()
                .ofMaxSize(200);
    }

    @Property(tries = 300)
    void puttingAndTakingBackIsWhatAMapWouldDo(@ForAll("steps") List<Step> steps) {
        Store store = new Store(new StoreId(1));
        List<Undo> undos = new ArrayList<>();
        List<Map<StockKey, Balance>> history = new ArrayList<>();
        Map<StockKey, Balance> model = new HashMap<>();
        for (Step step : steps) {
            history.add(new HashMap<>(model));
            Balance balance = new Balance(step.key(), step.quantity(), step.grams());
            model.put(step.key(), balance);
            undos.add(store.put(balance, 1));
            for (int i = 0; i < step.undo() && !undos.isEmpty(); i++) {
                store.undo(undos.removeLast());
                model = history.removeLast();
            }
            assertThat(store.balances()).hasSameElementsAs(model.values()).hasSameSizeAs(model.values());
        }
        for (int item :
                new TreeSet<>(model.keySet().stream().map(StockKey::item).toList())) {
            assertThat(store.balancesOf(item))
                    .hasSameElementsAs(model.values().stream()
                            .filter(balance -> balance.stock().item() == item)
                            .toList());
        }
        for (int place :
                new TreeSet<>(model.keySet().stream().map(StockKey::place).toList())) {
            assertThat(store.balancesAt(place))
                    .hasSameElementsAs(model.values().stream()
                            .filter(balance -> balance.stock().place() == place)
                            .toList());
        }
    }
}
