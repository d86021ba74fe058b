package dev.backroom.gateway.integration.postings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Keeps from asking a target that is away again and again. Closed it lets everything pass; opened, nothing until a
/// pause is over, and then one message to see. Pauses double up to a minute, each with up to half of it more, so
/// that many
/// gateways do not come back at once.
final class Breaker {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration MOST = Duration.ofMinutes(1);
    /// Longer than this is not believed.
    private static final Duration ASKED_MOST = Duration.ofMinutes(10);
    /// So many messages in a row that the target could not deal with are no coincidence.
    private static final int FAILURES_MAX = 8;

    private final RandomGenerator chance;
    private int failures;
    private Duration pause = FIRST;
    private Instant until = Instant.MIN;
    private boolean open;
    private boolean trying;
    private boolean wasAway;
    private String why = "";

    Breaker(RandomGenerator chance) {
        this.chance = chance;
    }

    /// Whether a message may go out. Whoever is let through an open breaker must tell what became of it.
    boolean lets(Instant now) {
        if (!open) {
            return true;
        }
        if (trying || now.isBefore(until)) {
            return false;
        }
        trying = true;
        return true;
    }

    /// Nothing was sent after all.
    void unused() {
        trying = false;
    }

    boolean isOpen() {
        return open;
    }

    /// What opened it, in words.
    String why() {
        return why;
    }

    /// The target answered, whatever it said.
    void answered() {
        open = false;
        trying = false;
        failures = 0;
        pause = FIRST;
    }

    /// The target could not deal with a message.
    void failed(Instant now, String trouble) {
        if (open && wasAway) {
            // Whoever fails is there again.
            answered();
        }
        failures++;
        if (open || failures >= FAILURES_MAX) {
            open(now, trouble, Optional.empty());
            wasAway = false;
        }
    }

    void away(Instant now, String trouble, Optional<Duration> asked) {
        if (!open || trying || asked.isPresent()) {
            open(now, trouble, asked);
            wasAway = true;
        }
    }

    private void open(Instant now, String trouble, Optional<Duration> asked) {
        Duration base = asked.filter(some -> some.compareTo(pause) > 0)
                .map(some -> some.compareTo(ASKED_MOST) < 0 ? some : ASKED_MOST)
                .orElse(pause);
        until = now.plus(base).plusMillis(chance.nextLong(base.toMillis() / 2 + 1));
        pause = pause.multipliedBy(2).compareTo(MOST) < 0 ? pause.multipliedBy(2) : MOST;
        open = true;
        trying = false;
        why = trouble;
    }
}
