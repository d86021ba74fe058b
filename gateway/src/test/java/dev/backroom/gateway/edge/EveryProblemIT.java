package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.token.Tokens;
import dev.backroom.operation.ChainOperation;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Every problem type of the contract is met over HTTP, in answers of a running gateway: a type that is added to the
/// contract, or to the program, fails here until somebody writes the request that leads to it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryProblemIT {

    private static final int QUEUE = 5;
    /// Nobody is refused for these: with a connection they are asked back, without one they are kept as a case.
    private static final Set<String> ONLY_KEPT = Set.of("over-tolerance");

    private static final String LOCATIONS = "/v1/stores/0123/locations";

    private RunningGateway gateway;
    private Http http;
    private Enrolments enrolments;
    private int all;
    private String token;

    @BeforeAll
    void open() {
        gateway = RunningGateway.withQueue(QUEUE);
        http = new Http(gateway);
        enrolments = new Enrolments(gateway);
        all = gateway.device(
                Enrolments.name("all"), Set.of(Role.SUPERVISOR, Role.INTEGRATOR, Role.ADMINISTRATOR), Set.of(), false);
        token = http.tokenOfDevice(all);
    }

    @AfterAll
    void close() {
        http.close();
        gateway.close();
    }

    @Test
    void everyProblemTypeOfTheContractIsMetOverHttp() throws Exception {
        Map<String, Map.Entry<Integer, JsonNode>> documented =
                gateway.contract().problems();

        signingIn();
        addresses();
        wire();
        numbers();
        reading();
        new DockProblems(gateway, http).all();
        cases();
        program();

        assertThat(http.kept()).containsAll(ONLY_KEPT);
        documented.keySet().removeAll(ONLY_KEPT);
        assertThat(new TreeSet<>(http.problems().keySet())).containsExactlyElementsOf(documented.keySet());
        documented.forEach((slug, example) -> {
            boolean said = example.getValue().has("event");
            assertThat(http.taken().getOrDefault(slug, Set.of(said)))
                    .as("whether %s takes a number is said as it is", slug)
                    .contains(said);
            assertThat(http.problems().get(slug)).as(slug).isEqualTo(example.getKey());
        });
    }

    private void cases() {
        int known = gateway.parkedPosting();
        int number = 51;
        for (int discrepancy : new int[] {known, known, 999_999}) {
            http.send(
                    "PUT",
                    "/v1/stores/0123/operations/" + all + "/" + number++,
                    token,
                    "{\"claimed\":\"2026-03-02T06:10:00Z\",\"operation\":{\"type\":\"resolve-case\",\"discrepancy\":"
                            + discrepancy + ",\"resolution\":\"SKIP\",\"reason\":\"told by mail\"}}");
        }
    }

    private void signingIn() {
        http.get(LOCATIONS, "");
        http.get(LOCATIONS, "x.y.z");
        Tokens ours = new Tokens(RunningGateway.settings().tokenKey(), Duration.ofMinutes(10));
        http.get(LOCATIONS, ours.give(all, 0, Instant.now().minus(Duration.ofMinutes(11))));
        String name = Enrolments.name("handheld");
        String revoked = http.tokenOfDevice(gateway.device(name, Set.of(Role.CLERK), Set.of("0123"), true));
        gateway.post(
                StoreId.CHAIN, new ChainOperation.PutDevice(name, Set.of(Role.CLERK), Set.of("0123"), true, false));
        http.get(LOCATIONS, revoked);
        String wrong = "{\"badge\":\"" + enrolments.clerk() + "\",\"pin\":\"wrong\"}";
        for (int i = 0; i < 6; i++) {
            http.send("POST", "/v1/token", "", wrong);
        }
    }

    private void addresses() {
        String clerk = http.tokenOfDevice(enrolments.handheld());
        http.get("/v1/stores/0124/locations", clerk);
        http.get("/v1/stores/0123/stock", clerk);
        http.send("PUT", "/v1/stores/0123/operations/1/1", clerk, "{}");
        http.get("/v1/stores/0999/locations", clerk);
        http.get("/v1/nothing", clerk);
        http.send("DELETE", LOCATIONS, clerk, "");
        http.get("/v1/stores/0123/operations/" + all + "/987654321", token);
        http.get(LOCATIONS + "?at=1000000", token);
        http.get("/v1/live?store=0123", token);
        http.send(http.request("/v1/live?store=0123", token)
                .header("Origin", "https://elsewhere.example")
                .build());
    }

    private void wire() throws IOException {
        http.send(http.request(LOCATIONS, token).header("Accept", "image/webp").build());
        http.send(http.request("/v1/stores/0123/operations/" + all + "/1", token)
                .header("Content-Type", "text/xml")
                .PUT(BodyPublishers.ofString("<a/>"))
                .build());
        raw("GET /" + "x".repeat(6_000) + " HTTP/1.1\r\nHost: x\r\n\r\n");
        raw("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");
        raw("HELLO\r\n\r\n");
        raw("PUT /v1/stores/0123/operations/" + all + "/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
        String tired = http.tokenOfDevice(enrolments.handheld());
        gateway.clock().stop();
        for (int i = 0; i < 1_000 && http.get("/v1/policies", tired).status() != 429; i++) {
            // Each one is spent.
        }
        gateway.clock().go();
    }

    private void raw(String request) throws IOException {
        String answer = http.raw(request);
        http.note(answer.substring(answer.indexOf("\r\n\r\n")));
    }

    private void numbers() {
        int device = enrolments.handheld();
        String clerk = http.tokenOfDevice(device);
        String path = "/v1/stores/0123/operations/" + device + "/";
        http.send("PUT", path + 5, clerk, "{}");
        http.send("PUT", path + 1, clerk, "{}");
        http.send("PUT", path + 1, clerk, "{ }");
    }

    private void reading() {
        int device = enrolments.handheld();
        String clerk = http.tokenOfDevice(device);
        String start = "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":{\"type\":\"close-receipt\",";
        List<String> bodies = List.of(
                "{\"claimed\":",
                start + "\"delivery\":\"D\",\"colour\":1}}",
                start + "\"delivery\":4711}}",
                "{\"claimed\":\"" + "x".repeat(2 << 20) + "\"}",
                "{\"claimed\":" + "[".repeat(50) + "]".repeat(50) + "}",
                start.replace("close-receipt\",", "close-receipt\"") + "}}",
                start + "\"delivery\":\"D\\u0000\"}}");
        for (int i = 0; i < bodies.size(); i++) {
            http.send("PUT", "/v1/stores/0123/operations/" + device + "/" + (i + 1), clerk, bodies.get(i));
        }
    }

    /// What only a program, a queue or a database in trouble leads to.
    private void program() throws Exception {
        gateway.database()
                .sql("ALTER TABLE state_row ADD CONSTRAINT no_poison"
                        + " CHECK (body->>'code' IS DISTINCT FROM 'POISON') NOT VALID");
        http.send(put(7, "POISON"));
        List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
        try (AutoCloseable _ = gateway.database().holding("event")) {
            for (int number = 101; number <= 101 + 4 * QUEUE; number++) {
                sent.add(http.client().sendAsync(put(number, "Q-" + number), BodyHandlers.ofString()));
            }
            assertThat(CompletableFuture.anyOf(sent.toArray(CompletableFuture[]::new)))
                    .succeedsWithin(Duration.ofSeconds(8));
        }
        for (CompletableFuture<HttpResponse<String>> one : sent) {
            http.note(one.get(30, TimeUnit.SECONDS).body());
        }
        gateway.database().cutOff(true);
        http.get("/v1/stores/0000/verify", token);
        gateway.database().cutOff(false);
    }

    private HttpRequest put(long number, String location) {
        return http.request("/v1/stores/0123/operations/" + all + "/" + number, token)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("""
                        {"claimed":"2030-03-02T06:14:00Z","operation":{"type":"put-locations",
                         "locations":[{"code":"%s","kind":"BIN","temperature":"AMBIENT"}]}}""".formatted(location)))
                .build();
    }
}
