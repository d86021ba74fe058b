package dev.backroom.client;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/// How long to wait before the next try: doubling from `first` to `most`, of which a random half is taken, so that a
/// hundred clients that lost the same gateway do not come back in the same moment.
///
/// @param chance numbers from 0 to below 1
public record Backoff(Duration first, Duration most, DoubleSupplier chance) {

    private static final int DOUBLINGS_MAX = 20;

    /// @param attempt 0 before the first repetition
    public Duration before(int attempt) {
        long full = Math.min(most.toMillis(), first.toMillis() << Math.min(attempt, DOUBLINGS_MAX));
        return Duration.ofMillis(full / 2 + (long) (full / 2.0 * chance.getAsDouble()));
    }
}
