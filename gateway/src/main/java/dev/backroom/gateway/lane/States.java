package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.StateLoader.Loaded;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeper of the states of one lane: loads them beside the lane, brings them up to date after another gateway's
/// events,
/// and lets the least wanted go when they take too much memory.
final class States {

    private static final Logger LOG = LoggerFactory.getLogger(States.class);
    private static final int CATCH_UP_MAX = 1_000;

    private final LogView log;
    private final Limits limits;
    private final Deque<Runnable> toLoad = new ArrayDeque<>();
    private int loads;

    States(LogView log, Limits limits) {
        this.log = log;
        this.limits = limits;
    }

    /// Loads a slot's state, at most a few at a time; the store's operations wait meanwhile.
    ///
    /// @param loaded told the end; after a failure the slot counts as loading until the caller says otherwise
    void load(Slot slot, Handler<AsyncResult<Loaded>> loaded) {
        if (slot.loading) {
            return;
        }
        slot.loading = true;
        toLoad.addLast(() -> start(slot, loaded));
        next();
    }

    private void next() {
        while (loads < limits.loadsMax() && !toLoad.isEmpty()) {
            toLoad.pop().run();
        }
    }

    private void start(Slot slot, Handler<AsyncResult<Loaded>> loaded) {
        loads++;
        log.loader().load(slot.id()).onComplete(done -> {
            loads--;
            if (done.failed()) {
                LOG.warn("store {} cannot be loaded", slot.id(), done.cause());
            } else if (slot.loading) {
                slot.loaded(done.result());
            }
            loaded.handle(done);
            next();
        });
    }

    /// Whether any store of a failed batch had moved on without us; folds what it missed.
    Future<Boolean> catchUp(Batch batch) {
        List<Future<Boolean>> all = new ArrayList<>();
        for (Part part : batch.parts()) {
            all.add(catchUp(part.slot()));
        }
        return Future.all(all).map(_ -> all.stream().anyMatch(Future::result));
    }

    /// Whether a store has moved on without us; folds what it missed.
    ///
    /// Where the state moved while the log was read, nothing is folded: it may hold what is tentative.
    Future<Boolean> catchUp(Slot slot) {
        if (!slot.isLoaded()) {
            return Future.succeededFuture(true);
        }
        Head head = slot.store().head();
        return log.events()
                .after(slot.id(), Math.max(0, head.number() - 1), CATCH_UP_MAX)
                .map(events -> !slot.isLoaded() || slot.store().head() != head || fold(slot, head, events));
    }

    /// The first event must be our own head: a line that says otherwise is not the one we folded, so it is forgotten.
    private static boolean fold(Slot slot, Head head, List<Event> events) {
        boolean ours = head.number() == 0
                || (!events.isEmpty() && events.getFirst().hash().equals(head.hash()));
        if (!ours) {
            LOG.error("the line of store {} is not the one we know at number {}", slot.id(), head.number());
        }
        if (!ours || events.size() >= CATCH_UP_MAX) {
            slot.forget();
            return true;
        }
        boolean moved = false;
        for (Event event : events) {
            if (event.number() > slot.store().head().number()) {
                slot.fold(event);
                moved = true;
            }
        }
        return moved;
    }

    /// Ends waits for a number that took too long.
    static void expireReads(Slot slot, long now) {
        Iterator<Reading<?>> reads = slot.reads.iterator();
        while (reads.hasNext()) {
            Reading<?> reading = reads.next();
            if (now > reading.untilNanos()) {
                reads.remove();
                reading.promise()
                        .tryFail(new NotThereYet(
                                slot.id(),
                                reading.atLeast(),
                                slot.loaded()
                                        .map(store -> store.head().number())
                                        .orElse(0L)));
            }
        }
    }

    /// Lets the least recently used idle states go while all together take too much.
    void evict(Map<StoreId, Slot> slots) {
        Collection<Slot> loaded = slots.values().stream().filter(Slot::isLoaded).toList();
        long bytes = loaded.stream().mapToLong(slot -> slot.store().bytes()).sum();
        if (bytes <= limits.stateBytesMax()) {
            return;
        }
        for (Slot slot : loaded.stream()
                .filter(Slot::isIdle)
                .sorted(Comparator.comparingLong(Slot::usedNanos))
                .toList()) {
            bytes -= slot.store().bytes();
            slot.forget();
            if (bytes <= limits.stateBytesMax()) {
                return;
            }
        }
    }
}
