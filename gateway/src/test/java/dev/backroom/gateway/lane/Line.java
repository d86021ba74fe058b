package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.TestDatabase;
import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.LineRow;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import dev.backroom.workflow.line.StateDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A store's line of history as the log has it, and what must hold of every one.
record Line(StoreId store, List<Event> events) {

    private static final int PAGE = 1_000;

    static Line of(TestDatabase database, StoreId store) {
        List<Event> all = new ArrayList<>();
        while (true) {
            List<Event> page = await(database.events()
                    .after(store, all.isEmpty() ? 0 : all.getLast().number(), PAGE));
            all.addAll(page);
            if (page.size() < PAGE) {
                return new Line(store, all);
            }
        }
    }

    /// Numbers without a gap, each linked to the one before, times that never go back; for every item the sum over
    /// all
    /// places is zero; and the tables hold what the events say.
    static Line whole(TestDatabase database, StoreId store) {
        Line line = of(database, store);
        assertThat(line.isLinked()).as("the line of %s is linked", store).isTrue();
        Store folded = line.folded();
        Map<Integer, Long> sums = new HashMap<>();
        for (Balance balance : folded.balances()) {
            sums.merge(balance.stock().item(), balance.quantity(), Long::sum);
        }
        assertThat(sums.values()).as("sums of items in %s", store).allMatch(sum -> sum == 0);
        Store loaded = await(database.loader().load(store)).store();
        assertThat(loaded.head()).as("head of %s", store).isEqualTo(folded.head());
        assertThat(loaded.lastNumbers()).as("numbers of sources in %s", store).isEqualTo(folded.lastNumbers());
        assertThat(StateDigest.of(loaded)).as("tables of %s", store).isEqualTo(StateDigest.of(folded));
        return line;
    }

    /// What a gateway holds must be what the tables hold.
    static void isHeldBy(TestDatabase database, StoreId store, Lanes gateway) {
        Store loaded = await(database.loader().load(store)).store();
        String held = await(gateway.read(store, loaded.head().number(), (state, _) -> describe(state)));
        assertThat(held).as("state of %s in a gateway", store).isEqualTo(describe(loaded));
    }

    static String describe(Store state) {
        return state.head() + " " + state.lastNumbers() + " " + StateDigest.of(state);
    }

    boolean isLinked() {
        Head before = Head.START;
        for (Event event : events) {
            if (event.number() != before.number() + 1
                    || !event.follows(before.hash())
                    || event.time().isBefore(before.time())) {
                return false;
            }
            before = new Head(event.number(), event.hash(), event.time(), event.era());
        }
        return true;
    }

    /// The fold, written once more: put every row.
    Store folded() {
        Store state = new Store(store);
        Map<Integer, Long> last = new HashMap<>();
        for (Event event : events) {
            int era = event.era();
            for (Row row : Body.of(event).decodedRows()) {
                state.put(row, event.number());
                era = row instanceof LineRow.Era opened ? opened.era() : era;
            }
            long highest = last.merge(event.source(), event.key(), Math::max);
            state.last(event.source(), highest);
            state.head(new Head(event.number(), event.hash(), event.time(), era));
        }
        return state;
    }

    List<Event> of(int source) {
        return events.stream().filter(event -> event.source() == source).toList();
    }

    long decidedOnce(int source) {
        return of(source).stream().mapToLong(Event::key).distinct().count();
    }

    Instant time(int index) {
        return events.get(index).time();
    }
}
