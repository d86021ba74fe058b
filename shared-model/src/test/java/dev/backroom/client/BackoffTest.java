package dev.backroom.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void doublesUpToALimit() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0);

        assertThat(backoff.before(0)).isEqualTo(Duration.ofMillis(50));
        assertThat(backoff.before(1)).isEqualTo(Duration.ofMillis(100));
        assertThat(backoff.before(3)).isEqualTo(Duration.ofMillis(400));
        assertThat(backoff.before(1_000_000)).isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void spreadsOverHalfOfTheTime() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1), () -> 0.999);

        assertThat(backoff.before(0)).isBetween(Duration.ofMillis(98), Duration.ofMillis(100));
    }
}
