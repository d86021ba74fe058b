package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// A gateway of its own that is stopped.
class StopIT {

    @Test
    void feedsAreToldAndNobodyIsKeptWaiting() {
        RunningGateway gateway = new RunningGateway();
        Http http = new Http(gateway);
        String desk = http.tokenOfDevice(new Enrolments(gateway).desk());
        assertThat(http.get("/v1/stores/0123/locations", desk).status()).isEqualTo(200);
        try (LiveReader feed = LiveReader.open(gateway, "?store=0123", desk)) {
            feed.next();
            long before = System.nanoTime();

            gateway.close();

            assertThat(feed.awaitClose()).isEqualTo(1011);
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(15));
        }
        assertThatThrownBy(() -> http.get("/health/live", "")).isInstanceOf(UncheckedIOException.class);
    }
}
