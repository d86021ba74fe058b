package dev.backroom.gateway.edge;

import java.time.Duration;

/// The bounds of what comes in from outside.
///
/// @param bodyBytes largest body of one request
/// @param batchBytes largest body of a batch
/// @param batchLines most operations in a batch
/// @param headerBytes largest sum of a request's headers
/// @param idle a connection without traffic is closed after this
/// @param bodyWait a body must have come in this time
/// @param requestsPerSecond of one device or person; a burst of twice as many is let through
/// @param pageMax most entries in a part of a list
/// @param feeds live feeds of all callers
/// @param feedsPerCaller live feeds of one device or person
/// @param feedBytes what waits for one slow reader of a live feed before it gets a snapshot instead
/// @param ping how often a live feed is asked whether it is still there
public record EdgeLimits(
        int bodyBytes,
        int batchBytes,
        int batchLines,
        int headerBytes,
        Duration idle,
        Duration bodyWait,
        int requestsPerSecond,
        int pageMax,
        int feeds,
        int feedsPerCaller,
        int feedBytes,
        Duration ping) {

    public static final EdgeLimits DEFAULT = new EdgeLimits(
            1 << 20,
            8 << 20,
            1_000,
            16 << 10,
            Duration.ofSeconds(60),
            Duration.ofSeconds(20),
            500,
            1_000,
            2_000,
            20,
            4 << 20,
            Duration.ofSeconds(15));
}
