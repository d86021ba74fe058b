package dev.backroom.gateway.log;

import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Reads a store's whole line and checks that nobody changed it: numbers without a gap, each hash what its content
/// and the
/// event before it say, time and era never backwards.
///
/// Where the first eras are detached the line starts later; the first event's predecessor is then vouched for by the
/// signed heads only, which is why they are compared as well.
public final class ChainCheck {

    private static final int PAGE = 500;
    private static final int FAULTS_MAX = 20;

    private final EventReader events;

    public ChainCheck(EventReader events) {
        this.events = events;
    }

    /// @param from number of the first event that is in the log
    /// @param last number of the last one, 0 without events
    /// @param faults the first things that are wrong, in words
    public record Report(StoreId store, long from, long last, long events, List<String> faults) {
        public boolean holds() {
            return faults.isEmpty();
        }
    }

    /// What is known after some pages.
    private static final class Walk {
        private final StoreId store;
        private final List<String> faults = new ArrayList<>();
        private long from;
        private long number;
        private long count;
        private int era;
        private Bytes hash = Head.START.hash();
        private Instant time = Instant.EPOCH;

        Walk(StoreId store) {
            this.store = store;
        }

        void step(Event event) {
            if (count == 0) {
                from = event.number();
                number = from - 1;
                era = event.era();
            }
            boolean joined = count > 0 || from == 1;
            if (event.number() != number + 1) {
                fault(event, "follows event " + number);
            } else if (joined && !event.follows(hash)) {
                fault(event, "is not what its hash says, or not the one that followed");
            }
            if (event.time().isBefore(time)) {
                fault(event, "is older than the event before it");
            }
            if (event.era() < era || event.era() > era + 1) {
                fault(event, "is of era " + event.era() + " after era " + era);
            }
            number = event.number();
            hash = event.hash();
            time = event.time();
            era = event.era();
            count++;
        }

        private void fault(Event event, String what) {
            if (faults.size() < FAULTS_MAX) {
                faults.add("store " + store + ": event " + event.number() + " " + what);
            }
        }

        Report report() {
            return new Report(store, from, number, count, List.copyOf(faults));
        }
    }

    public Future<Report> check(StoreId store) {
        return walk(new Walk(store)).map(Walk::report);
    }

    private Future<Walk> walk(Walk walk) {
        return events.after(walk.store, walk.number, PAGE).compose(page -> {
            page.forEach(walk::step);
            return page.size() < PAGE ? Future.succeededFuture(walk) : walk(walk);
        });
    }

    /// All stores that have events, one after the other.
    public Future<List<Report>> checkAll() {
        return events.heads().compose(heads -> {
            List<Report> reports = new ArrayList<>();
            Future<?> done = Future.succeededFuture();
            for (StoreId store : heads.keySet()) {
                done = done.compose(_ -> check(store)).map(reports::add);
            }
            return done.map(reports);
        });
    }
}
