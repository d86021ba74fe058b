package dev.backroom.gateway.integration.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BreakerTest {

    private static final Instant NOW = Instant.parse("2026-03-03T06:00:00Z");

    private final Breaker breaker = new Breaker(new Random(7));

    private Duration pauseFrom(Instant start) {
        for (long millis = 0; ; millis += 10) {
            if (breaker.lets(start.plusMillis(millis))) {
                return Duration.ofMillis(millis);
            }
        }
    }

    @Test
    void whileTheTargetIsAwayOneMessageIsTriedAfterEachLongerPause() {
        Instant now = NOW;
        List<Duration> pauses = new ArrayList<>();
        breaker.away(now, "connection refused", Optional.empty());
        for (int i = 0; i < 9; i++) {
            Duration pause = pauseFrom(now);
            pauses.add(pause);
            now = now.plus(pause);
            assertThat(breaker.lets(now.plusSeconds(999))).as("one at a time").isFalse();
            breaker.away(now, "connection refused", Optional.empty());
        }
        assertThat(pauses.getFirst()).isBetween(Duration.ofMillis(500), Duration.ofMillis(760));
        assertThat(pauses.getLast()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(91));
        assertThat(breaker.isOpen()).isTrue();
        assertThat(breaker.why()).isEqualTo("connection refused");

        pauseFrom(now);
        breaker.answered();
        assertThat(breaker.isOpen()).isFalse();
        assertThat(breaker.lets(now)).isTrue();
        assertThat(breaker.lets(now)).isTrue();
    }

    @Test
    void whatWasOnTheWayWhenItOpenedDoesNotMakeThePauseLonger() {
        for (int i = 0; i < 16; i++) {
            breaker.away(NOW, "connection refused", Optional.empty());
        }
        assertThat(pauseFrom(NOW)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void failuresInARowOpenItAndAnAnswerInBetweenDoesNot() {
        for (int i = 0; i < 100; i++) {
            breaker.failed(NOW, "500");
            if (i % 7 == 6) {
                breaker.answered();
            }
        }
        assertThat(breaker.isOpen()).isFalse();
        breaker.answered();
        for (int i = 0; i < 8; i++) {
            breaker.failed(NOW, "500");
        }
        assertThat(breaker.isOpen()).isTrue();
    }

    @Test
    void aTargetThatWasAwayAndFailsIsThereAgain() {
        breaker.away(NOW, "connection refused", Optional.empty());
        Instant later = NOW.plus(pauseFrom(NOW));
        breaker.failed(later, "500");
        assertThat(breaker.isOpen()).isFalse();
    }

    @Test
    void aPauseThatTheTargetAsksForIsKeptWithinReason() {
        breaker.away(NOW, "429", Optional.of(Duration.ofSeconds(30)));
        assertThat(pauseFrom(NOW)).isBetween(Duration.ofSeconds(30), Duration.ofSeconds(46));
        breaker.away(NOW, "429", Optional.of(Duration.ofDays(30)));
        assertThat(pauseFrom(NOW)).isLessThan(Duration.ofMinutes(16));
    }

    @Test
    void aChanceThatWasNotUsedIsGivenBack() {
        breaker.away(NOW, "connection refused", Optional.empty());
        Instant later = NOW.plus(pauseFrom(NOW));
        assertThat(breaker.lets(later)).isFalse();
        breaker.unused();
        assertThat(breaker.lets(later)).isTrue();
    }
}
