package dev.backroom.sim.bench;

/// Counts times in steps of about 3 %, up to an hour, without keeping each. One thread records.
final class Latencies {

    private static final int STEPS_LOG = 5;
    private static final int STEPS = 1 << STEPS_LOG;
    private static final double MICROS_PER_MILLI = 1_000;

    private final long[] counts = new long[STEPS * 34];
    private long count;

    void record(long nanos) {
        long micros = Math.max(0, nanos / 1_000);
        counts[Math.min(index(micros), counts.length - 1)]++;
        count++;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        count += other.count;
    }

    long count() {
        return count;
    }

    /// The time that a share of all took at most, in milliseconds; 0 without any.
    ///
    /// @param share such as 0.99
    double millis(double share) {
        long wanted = Math.max(1, (long) Math.ceil(count * share));
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= wanted) {
                return upper(i) / MICROS_PER_MILLI;
            }
        }
        return 0;
    }

    private static int index(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int shift = 63 - Long.numberOfLeadingZeros(micros) - STEPS_LOG;
        return (shift + 1) * STEPS + (int) (micros >>> shift) - STEPS;
    }

    /// The largest time, in microseconds, that is counted at an index.
    private static long upper(int index) {
        if (index < STEPS) {
            return index;
        }
        int shift = index / STEPS - 1;
        return ((long) (index % STEPS + STEPS + 1) << shift) - 1;
    }
}
