package dev.backroom.store;

import java.time.Instant;

/// Where a store's line of history ends: the last event's number, hash and time, and the era that the next one
/// belongs to.
public record Head(long number, Bytes hash, Instant time, int era) {

    /// A line without events. Its hash is 32 zero bytes, its first era is 1.
    public static final Head START = new Head(0, Bytes.of(new byte[32]), Instant.EPOCH, 1);
}
