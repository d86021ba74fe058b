package dev.backroom.gateway.integration.postings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How long a message that the target could not deal with is tried again: with doubling pauses of up to five minutes,
/// each shortened by up to half by chance, and at most so often, which takes near a quarter of an hour. The time
/// that the
/// target
/// is away does not count.
final class Patience {

    static final int ATTEMPTS_MAX = 14;

    private static final Duration FIRST = Duration.ofMillis(200);
    private static final Duration MOST = Duration.ofMinutes(5);

    private final RandomGenerator chance;

    Patience(RandomGenerator chance) {
        this.chance = chance;
    }

    /// When to try again, or never.
    ///
    /// @param failed attempts so far, at least 1
    Optional<Instant> next(int failed, Instant now) {
        if (failed >= ATTEMPTS_MAX) {
            return Optional.empty();
        }
        long most = Math.min(FIRST.toMillis() << (failed - 1), MOST.toMillis());
        return Optional.of(now.plusMillis(most - chance.nextLong(most / 2 + 1)));
    }
}
