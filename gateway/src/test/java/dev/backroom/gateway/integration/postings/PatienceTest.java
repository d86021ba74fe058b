package dev.backroom.gateway.integration.postings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Instant NOW = Instant.parse("2026-03-03T06:00:00Z");

    private final Patience patience = new Patience(new Random(7));

    private Duration pause(int failed) {
        return Duration.between(NOW, patience.next(failed, NOW).orElseThrow());
    }

    @Test
    void pausesDoubleUpToFiveMinutesAndNoTwoAreEqual() {
        assertThat(pause(1)).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(pause(4)).isBetween(Duration.ofMillis(800), Duration.ofMillis(1_600));
        assertThat(pause(13)).isBetween(Duration.ofSeconds(150), Duration.ofMinutes(5));
        assertThat(pause(13)).isNotEqualTo(pause(13));
    }

    @Test
    void afterFourteenTimesItIsOver() {
        assertThat(patience.next(13, NOW)).isPresent();
        assertThat(patience.next(14, NOW)).isEmpty();
    }
}
