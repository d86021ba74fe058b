package dev.backroom.gateway.integration.postings;

import dev.backroom.store.StoreId;

/// How far a target has been told of one store's line. Belongs to the reader's context; others may ask for the
/// cursor.
final class Line {

    final StoreId store;
    private volatile long cursor;
    private long known;
    private long saved;
    private boolean busy;

    Line(StoreId store, long cursor) {
        this.store = store;
        this.cursor = cursor;
        this.known = cursor;
        this.saved = cursor;
    }

    long cursor() {
        return cursor;
    }

    /// Everything up to this number is told, or has a row.
    void told(long number) {
        cursor = Math.max(cursor, number);
        known = Math.max(known, cursor);
    }

    void know(long number) {
        known = Math.max(known, number);
    }

    boolean behind() {
        return known > cursor;
    }

    long lag() {
        return known - cursor;
    }

    /// Whether a part of it is being read or told.
    boolean busy() {
        return busy;
    }

    void busy(boolean now) {
        busy = now;
    }

    boolean unsaved() {
        return saved < cursor;
    }

    void saved(long number) {
        saved = Math.max(saved, number);
    }
}
