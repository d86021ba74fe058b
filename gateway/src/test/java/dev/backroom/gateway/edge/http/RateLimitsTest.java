package dev.backroom.gateway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitsTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
    private final RateLimits limits = new RateLimits(now::get, 10);

    private int letThrough(int caller, int tries) {
        int through = 0;
        for (int i = 0; i < tries; i++) {
            through += limits.secondsToWait(caller) == 0 ? 1 : 0;
        }
        return through;
    }

    @Test
    void aBurstOfTwoSecondsIsLetThroughThenTheSteadyRate() {
        assertThat(letThrough(1, 100)).isEqualTo(20);
        now.updateAndGet(instant -> instant.plusSeconds(1));
        assertThat(letThrough(1, 100)).isEqualTo(10);
        now.updateAndGet(instant -> instant.plusSeconds(60));
        assertThat(letThrough(1, 100)).isEqualTo(20);
    }

    @Test
    void callersDoNotPayForEachOther() {
        letThrough(1, 100);

        assertThat(letThrough(2, 100)).isEqualTo(20);
    }

    @Test
    void theWaitIsLongEnough() {
        letThrough(1, 100);
        int wait = limits.secondsToWait(1);
        now.updateAndGet(instant -> instant.plusSeconds(wait));

        assertThat(wait).isPositive();
        assertThat(limits.secondsToWait(1)).isZero();
    }
}
