package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.MasterRow.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What people and machines are told when something behind the gateway does not work. On a gateway of its own, with
/// short
/// queues.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutOfOrderIT {

    private static final int QUEUE = 3;

    private RunningGateway gateway;
    private Http http;
    private int device;
    private String token;

    @BeforeAll
    void open() {
        gateway = RunningGateway.withQueue(QUEUE);
        http = new Http(gateway);
        device = gateway.device(
                "everything", Set.of(Role.SUPERVISOR, Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of(), false);
        token = http.tokenOfDevice(device);
    }

    @AfterAll
    void close() {
        http.close();
        gateway.close();
    }

    private HttpRequest put(long number, String location) {
        return http.request("/v1/stores/0123/operations/" + device + "/" + number, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"claimed":"2030-03-02T06:14:00Z","operation":{"type":"put-locations",
                         "locations":[{"code":"%s","kind":"BIN","temperature":"AMBIENT"}]}}""".formatted(location)))
                .build();
    }

    @Test
    void readinessFailsWithTheDatabaseAndComesBackWithIt() {
        assertThat(http.get("/health/ready", "").status()).isEqualTo(200);

        gateway.database().cutOff(true);
        Http.Response down = http.get("/health/ready", "");
        gateway.database().cutOff(false);

        assertThat(down.status()).isEqualTo(503);
        assertThat(down.json().path("status").asText()).isEqualTo("DOWN");
        assertThat(down.json().path("checks").path(0).path("name").asText()).isEqualTo("database");
        assertThat(down.json().path("checks").path(0).path("status").asText()).isEqualTo("DOWN");
        assertThat(http.get("/health/live", "").status()).isEqualTo(200);
        assertThat(http.get("/health/ready", "").status()).isEqualTo(200);
    }

    @Test
    void whatFailsInsideIsAProblemThatTellsNothingOfTheInside() {
        gateway.database().cutOff(true);
        Http.Response failed = http.get("/v1/stores/0000/verify", token);
        gateway.database().cutOff(false);

        assertThat(failed.status()).isEqualTo(500);
        assertThat(failed.type()).isEqualTo("/problems/failed");
        assertThat(failed.raw().body()).doesNotContain("Exception", "connection", "postgres");
    }

    @Test
    void whatTheDatabaseDoesNotTakeIsRefusedAsAFaultOfTheProgram() {
        gateway.database()
                .sql("ALTER TABLE state_row ADD CONSTRAINT no_poison"
                        + " CHECK (body->>'code' IS DISTINCT FROM 'POISON') NOT VALID");
        Http.Response response = http.send(put(7, "POISON"));

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.type()).isEqualTo("/problems/internal");
        assertThat(response.json().path("event").asLong()).isPositive();
        assertThat(http.send(put(8, "X")).status()).as("the line goes on").isEqualTo(200);
    }

    /// Nothing is committed while somebody else holds the log; what does not fit into the queue is sent away at once.
    @Test
    void whoComesToAFullQueueIsToldWhenToComeAgain() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (AutoCloseable _ = gateway.database().holding("event")) {
            for (int number = 101; number <= 101 + 4 * QUEUE; number++) {
                sent.add(http.client().sendAsync(put(number, "Q-" + number), BodyHandlers.ofString()));
            }
            CompletableFuture<Object> first = CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new));
            assertThat(first).succeedsWithin(Duration.ofSeconds(8));
        }
        List<HttpResponse<String>> away = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> one : sent) {
            HttpResponse<String> response = one.get(30, TimeUnit.SECONDS);
            if (response.statusCode() != 200) {
                away.add(response);
            }
        }

        assertThat(away).isNotEmpty().allSatisfy(response -> {
            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.body()).contains("/problems/overloaded");
            assertThat(response.headers().firstValue("Retry-After")).isPresent();
        });
        assertThat(away).as("those that fitted in were taken").hasSizeLessThan(sent.size());
    }
}
