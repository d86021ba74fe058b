package dev.backroom.gateway.lane;

import java.time.Duration;

/// The bounds of a lane. All queues are bounded: full means "come again", never "maybe".
///
/// @param queueMax operations that wait in one lane
/// @param storeQueueMax operations of one store that wait
/// @param batchMax operations in one transaction
/// @param turnMax operations of one store in a batch while other stores wait
/// @param loadsMax stores that are loaded at the same time
/// @param stateBytesMax memory for states of one lane, in bytes
/// @param eraLength how long an era stays open
/// @param readWait how long a read waits for a number
public record Limits(
        int queueMax,
        int storeQueueMax,
        int batchMax,
        int turnMax,
        int loadsMax,
        long stateBytesMax,
        Duration eraLength,
        Duration readWait) {

    public static final Limits DEFAULT =
            new Limits(20_000, 5_000, 500, 64, 4, 512L << 20, Duration.ofDays(31), Duration.ofSeconds(2));

    public Limits withEraLength(Duration length) {
        return new Limits(queueMax, storeQueueMax, batchMax, turnMax, loadsMax, stateBytesMax, length, readWait);
    }

    public Limits withStateBytes(long bytes) {
        return new Limits(queueMax, storeQueueMax, batchMax, turnMax, loadsMax, bytes, eraLength, readWait);
    }
}
