package dev.backroom.gateway.lane;

import dev.backroom.store.StoreId;

/// A read asked for a number that the store has not reached in time.
public final class NotThereYet extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final long at;

    NotThereYet(StoreId store, long wanted, long at) {
        super("store " + store + " is at " + at + ", not yet at " + wanted);
        this.at = at;
    }

    /// The number the store is at.
    public long at() {
        return at;
    }
}
