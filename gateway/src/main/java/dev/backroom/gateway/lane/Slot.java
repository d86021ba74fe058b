package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.Fold;
import dev.backroom.gateway.log.StateLoader.Loaded;
import dev.backroom.store.Event;
import dev.backroom.store.LineRow;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One store in its lane: the state, once loaded, and what waits for it.
final class Slot {

    private final StoreId id;
    private @Nullable Store store;
    private long masterFloor;
    private Instant since = Instant.MAX;
    private long usedNanos;
    private long line;
    private final Set<Late> late = new LinkedHashSet<>();
    final Deque<Ask> waiting = new ArrayDeque<>();
    final List<Reading<?>> reads = new ArrayList<>();
    boolean queued;
    boolean loading;
    /// Whether a batch with this store is being written: what the state holds is tentative.
    boolean inFlight;
    /// Whether it is kept out of the turns for a while: it waits for a newer snapshot of the chain, or is blocked.
    boolean aside;
    long tickAsked = -1;
    int eraAsked;

    /// A number of a source that does not count, decided after a higher one.
    record Late(int source, long number) {}

    private static final int LATE_MAX = 1_000;

    Slot(StoreId id) {
        this.id = id;
    }

    StoreId id() {
        return id;
    }

    boolean isLoaded() {
        return store != null;
    }

    /// @throws IllegalStateException while the state is not loaded
    Store store() {
        if (store == null) {
            throw new IllegalStateException("the state of store " + id + " is not loaded");
        }
        return store;
    }

    Optional<Store> loaded() {
        return Optional.ofNullable(store);
    }

    void loaded(Loaded loaded) {
        store = loaded.store();
        masterFloor = loaded.master();
        since = loaded.since();
        loading = false;
        otherLine();
    }

    /// Counts how often this state was replaced or took in events that others wrote: what was looked up in the log
    /// before is not known any more.
    long line() {
        return line;
    }

    private void otherLine() {
        line++;
        late.clear();
    }

    /// Whether a number that the log did not have was decided since.
    boolean isLate(Late number) {
        return late.contains(number);
    }

    void late(Late number) {
        if (late.size() == LATE_MAX) {
            otherLine();
        }
        late.add(number);
    }

    void forget() {
        store = null;
        loading = false;
        tickAsked = -1;
        eraAsked = 0;
    }

    /// The chain's version below which this store must not be decided any more: its events never go back.
    long masterFloor() {
        return masterFloor;
    }

    void decidedUnder(long master) {
        masterFloor = Math.max(masterFloor, master);
    }

    void used(long nanos) {
        usedNanos = nanos;
    }

    long usedNanos() {
        return usedNanos;
    }

    boolean isIdle() {
        return waiting.isEmpty() && reads.isEmpty() && !queued && !loading && !inFlight && !aside;
    }

    /// When the open era began.
    Instant eraSince() {
        return store().row(LineRow.Era.class, RowKey.of(RowKind.ERA, 0))
                .map(LineRow.Era::from)
                .orElse(since);
    }

    /// Notes when the line began, for a store that had no events when it was loaded.
    void began(Instant time) {
        if (since.equals(Instant.MAX)) {
            since = time;
        }
    }

    /// Folds an event of another gateway.
    void fold(Event event) {
        Body body = Fold.put(store(), event);
        decidedUnder(body.master());
        began(event.time());
        otherLine();
    }
}
