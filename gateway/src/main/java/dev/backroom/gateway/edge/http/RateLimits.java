package dev.backroom.gateway.edge.http;

import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// How many requests a caller may send: a steady rate and a burst of two seconds' worth. Each caller is one number,
/// the
/// time at which all that was let through would have been sent at the steady rate. Safe for many threads.
final class RateLimits {

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int BURST_SECONDS = 2;
    private static final int CALLERS_MAX = 100_000;

    private final InstantSource clock;
    private final int perSecond;
    private final long stepNanos;
    private final Map<Integer, AtomicLong> byCaller = new ConcurrentHashMap<>();

    RateLimits(InstantSource clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.stepNanos = NANOS_PER_SECOND / perSecond;
    }

    /// Lets a request through, or says after how many seconds the next one would be.
    ///
    /// @return 0 when it is let through
    int secondsToWait(int caller) {
        if (byCaller.size() > CALLERS_MAX) {
            forgetIdle();
        }
        AtomicLong paidUntil = byCaller.computeIfAbsent(caller, _ -> new AtomicLong());
        long now = nanos();
        while (true) {
            long before = paidUntil.get();
            long after = Math.max(before, now) + stepNanos;
            long over = after - now - BURST_SECONDS * NANOS_PER_SECOND;
            if (over > 0) {
                return (int) Math.ceilDiv(over, NANOS_PER_SECOND);
            }
            if (paidUntil.compareAndSet(before, after)) {
                return 0;
            }
        }
    }

    int perSecond() {
        return perSecond;
    }

    private void forgetIdle() {
        long now = nanos();
        byCaller.values().removeIf(paidUntil -> paidUntil.get() < now);
    }

    private long nanos() {
        return clock.millis() * 1_000_000L;
    }
}
