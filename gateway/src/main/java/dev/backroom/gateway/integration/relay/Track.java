package dev.backroom.gateway.integration.relay;

import dev.backroom.store.StoreId;
import java.util.concurrent.atomic.AtomicLong;

/// Where the relay is in one store's line: `acknowledged < next`, and everything in between is on the way.
///
/// Kafka's threads touch what is acknowledged, whoever asks for the lag reads; the rest belongs to the relay's
/// context.
final class Track {

    final StoreId store;
    private final AtomicLong acknowledged;
    private long next;
    private volatile long known;
    private boolean reading;
    private long saved;

    Track(StoreId store, long cursor) {
        this.store = store;
        this.acknowledged = new AtomicLong(cursor);
        this.next = cursor + 1;
        this.known = cursor;
        this.saved = cursor;
    }

    long acknowledged() {
        return acknowledged.get();
    }

    /// Kafka has event `number`. What does not follow was on the way twice and changes nothing.
    void acknowledge(long number) {
        acknowledged.compareAndSet(number - 1, number);
    }

    long next() {
        return next;
    }

    /// Event `next` has been handed to Kafka.
    void sent() {
        next++;
        known = Math.max(known, next - 1);
    }

    /// An event of this number exists.
    void know(long number) {
        known = Math.max(known, number);
    }

    /// Events that exist and were not handed to Kafka yet.
    boolean behind() {
        return known >= next;
    }

    long lag() {
        return known - acknowledged.get();
    }

    boolean reading() {
        return reading;
    }

    void reading(boolean now) {
        reading = now;
    }

    /// Goes back to what is acknowledged: the rest was lost on the way.
    void rewind() {
        next = acknowledged.get() + 1;
    }

    /// Whether the cursor moved since it was saved.
    boolean unsaved() {
        return saved < acknowledged.get();
    }

    void saved(long number) {
        saved = Math.max(saved, number);
    }
}
