package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;

/// A store's log and tables contradict each other or themselves: nothing may be built upon them before a person has
/// looked.
public final class DamagedLine extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// @param what contradicts what, in words
    public DamagedLine(StoreId store, String what) {
        super("the line of store " + store + " is damaged: " + what);
    }
}
