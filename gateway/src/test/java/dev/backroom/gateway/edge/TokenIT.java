package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.gateway.edge.token.Tokens;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.operation.ChainOperation;
import dev.backroom.store.Bytes;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Who may come in, and how long.
@ExtendWith(RunningGateway.Given.class)
class TokenIT {

    private static final String LOCATIONS = "/v1/stores/0123/locations";

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;

    TokenIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private void refused(Http.Response response, int status, String slug) {
        assertThat(response.type()).as("%s", response.json()).isEqualTo("/problems/" + slug);
        assertThat(response.status()).isEqualTo(status);
    }

    @Test
    void whoeverWasJustEnrolledElsewhereComesInAtOnce() {
        Lanes elsewhere = gateway.elsewhere();
        try {
            for (int i = 0; i < 5; i++) {
                int device =
                        gateway.device(elsewhere, Enrolments.name("elsewhere"), Set.of(Role.CLERK), Set.of(), true);
                assertThat(http.tokenOfDevice(device)).isNotEmpty();
                String badge = Enrolments.name("elsewhere");
                gateway.person(elsewhere, badge, Set.of(Role.CLERK), Set.of());
                assertThat(http.tokenOfPerson(badge)).isNotEmpty();
            }
        } finally {
            RunningGateway.done(elsewhere.stop());
        }
    }

    @Test
    void nobodyComesInWithoutAToken() {
        Http.Response response = http.get(LOCATIONS, "");

        refused(response, 401, "not-signed-in");
        assertThat(response.header("www-authenticate")).startsWith("Bearer");
    }

    @Test
    void aDeviceSignsInWithItsSecret() {
        int device = enrolments.handheld();

        Http.Response response = http.send(
                "POST", "/v1/token", "", "{\"device\":" + device + ",\"secret\":\"" + RunningGateway.SECRET + "\"}");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("device").asInt()).isEqualTo(device);
        assertThat(response.json().path("stores").path(0).asText()).isEqualTo("0123");
        assertThat(response.json().path("roles").path(0).asText()).isEqualTo("CLERK");
        assertThat(response.header("cache-control")).isEqualTo("no-store");
        assertThat(http.get(LOCATIONS, response.json().path("token").asText()).status())
                .isEqualTo(200);
    }

    @Test
    void aPersonAtADeviceHasTheirOwnRoles() {
        String badge = enrolments.supervisor();
        int device = enrolments.handheld();

        assertThat(http.get("/v1/stores/0123/stock", http.tokenOfPersonAt(device, badge))
                        .status())
                .isEqualTo(200);
        refused(http.get("/v1/stores/0123/stock", http.tokenOfDevice(device)), 403, "role-missing");
    }

    @Test
    void aWrongSecretAndAnUnknownBadgeAreToldApartByNobody() {
        int device = enrolments.handheld();

        Http.Response secret = http.send("POST", "/v1/token", "", "{\"device\":" + device + ",\"secret\":\"x\"}");
        Http.Response badge = http.send("POST", "/v1/token", "", "{\"badge\":\"nobody\",\"pin\":\"0000\"}");

        refused(secret, 401, "wrong-credentials");
        refused(badge, 401, "wrong-credentials");
        assertThat(badge.json()).isEqualTo(secret.json());
    }

    @Test
    void whatIsMissingToSignInIsNamed() {
        refused(http.send("POST", "/v1/token", "", "{}"), 422, "missing-field");
        Http.Response pin = http.send("POST", "/v1/token", "", "{\"badge\":\"MK\"}");

        refused(pin, 422, "missing-field");
        assertThat(pin.json().path("field").asText()).isEqualTo("/pin");
    }

    @Test
    void whoGuessesHasToWaitEvenWithTheRightPin() {
        String badge = enrolments.clerk();
        for (int i = 0; i < 5; i++) {
            refused(
                    http.send("POST", "/v1/token", "", "{\"badge\":\"" + badge + "\",\"pin\":\"wrong\"}"),
                    401,
                    "wrong-credentials");
        }

        Http.Response right = http.send(
                "POST", "/v1/token", "", "{\"badge\":\"" + badge + "\",\"pin\":\"" + RunningGateway.PIN + "\"}");

        refused(right, 429, "too-many-guesses");
        assertThat(Integer.parseInt(right.header("retry-after"))).isBetween(1, 10);
    }

    @Test
    void whoGuessesManyAtOnceGetsNoMoreOfThemAnswered() throws Exception {
        assertThat(together(60, "wrong"))
                .containsOnly(401, 429)
                .filteredOn(status -> status == 401)
                .hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void whoIsRightManyTimesAtOnceIsLetInEachTime() throws Exception {
        assertThat(together(20, RunningGateway.PIN)).containsOnly(200);
    }

    /// Statuses of tries of one person that are sent together, while time stands still.
    private List<Integer> together(int tries, String pin) throws Exception {
        HttpRequest request = http.request("/v1/token", "")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"badge\":\"" + enrolments.clerk() + "\",\"pin\":\"" + pin + "\"}"))
                .build();
        gateway.clock().stop();
        List<Integer> statuses = new ArrayList<>();
        try {
            List<CompletableFuture<HttpResponse<String>>> sent = new ArrayList<>();
            for (int i = 0; i < tries; i++) {
                sent.add(http.client().sendAsync(request, BodyHandlers.ofString()));
            }
            for (CompletableFuture<HttpResponse<String>> one : sent) {
                statuses.add(one.get(30, TimeUnit.SECONDS).statusCode());
            }
        } finally {
            gateway.clock().go();
        }
        return statuses;
    }

    @Test
    void aTokenOfAnotherKeyIsRefused() {
        int device = enrolments.handheld();
        Tokens foreign = new Tokens(Bytes.of(new byte[32]), Duration.ofMinutes(10));

        refused(http.get(LOCATIONS, foreign.give(device, 0, Instant.now())), 401, "token-invalid");
    }

    @Test
    void anAlteredTokenIsRefused() throws IOException {
        String[] parts = http.tokenOfDevice(enrolments.handheld()).split("\\.", 3);
        ObjectNode claims =
                (ObjectNode) Json.tolerant().readTree(Base64.getUrlDecoder().decode(parts[1]));
        claims.put("dev", enrolments.desk());

        refused(http.get(LOCATIONS, parts[0] + "." + encode(claims.toString()) + "." + parts[2]), 401, "token-invalid");
    }

    @Test
    void aTokenCannotChooseItsAlgorithm() {
        String[] parts = http.tokenOfDevice(enrolments.handheld()).split("\\.", 3);

        for (String header : List.of(
                "{\"alg\":\"none\",\"typ\":\"JWT\"}", "{\"alg\":\"NONE\"}", "{\"alg\":\"RS256\",\"typ\":\"JWT\"}")) {
            refused(http.get(LOCATIONS, encode(header) + "." + parts[1] + "."), 401, "token-invalid");
            refused(http.get(LOCATIONS, encode(header) + "." + parts[1] + "." + parts[2]), 401, "token-invalid");
        }
    }

    @Test
    void whatIsNoTokenIsRefused() {
        for (String token : List.of("x", "a.b.c", "....", "x".repeat(4_000))) {
            refused(http.get(LOCATIONS, token), 401, "token-invalid");
        }
        refused(
                http.send(java.net.http.HttpRequest.newBuilder(gateway.at(LOCATIONS))
                        .header("Authorization", "Basic bWlhOnNlY3JldA==")
                        .build()),
                401,
                "token-invalid");
    }

    @Test
    void aTokenEnds() {
        int device = enrolments.handheld();
        Tokens ours = new Tokens(RunningGateway.settings().tokenKey(), Duration.ofMinutes(10));

        refused(
                http.get(LOCATIONS, ours.give(device, 0, Instant.now().minus(Duration.ofMinutes(11)))),
                401,
                "token-expired");
    }

    @Test
    void aTokenThatWasTakenBeforeEndsToo() {
        int device = enrolments.handheld();
        Tokens ours = new Tokens(RunningGateway.settings().tokenKey(), Duration.ofMinutes(10));
        Instant soon = gateway.clock().instant().minus(Duration.ofMinutes(10)).plusSeconds(3);
        String token = ours.give(device, 0, soon);
        assertThat(http.get(LOCATIONS, token).status()).isEqualTo(200);

        gateway.clock().forward(Duration.ofSeconds(4));

        refused(http.get(LOCATIONS, token), 401, "token-expired");
    }

    @Test
    void aRevokedDeviceIsOutAtOnceAndItsNumberIsNotTaken() {
        String name = Enrolments.name("handheld");
        int device = gateway.device(name, Set.of(Role.CLERK), Set.of("0123"), true);
        String token = http.tokenOfDevice(device);
        assertThat(http.get(LOCATIONS, token).status()).isEqualTo(200);

        gateway.post(
                StoreId.CHAIN, new ChainOperation.PutDevice(name, Set.of(Role.CLERK), Set.of("0123"), true, false));

        refused(http.get(LOCATIONS, token), 401, "revoked");
        refused(http.send("PUT", "/v1/stores/0123/operations/" + device + "/1", token, "{}"), 401, "revoked");
        refused(
                http.send(
                        "POST",
                        "/v1/token",
                        "",
                        "{\"device\":" + device + ",\"secret\":\"" + RunningGateway.SECRET + "\"}"),
                401,
                "wrong-credentials");
        assertThat(RunningGateway.done(gateway.lanes().answer(RunningGateway.STORE, device, 1)))
                .isEmpty();
    }

    @Test
    void aRoleThatIsTakenAwayIsGoneAtTheNextRequest() {
        String badge = Enrolments.name("SUP");
        gateway.person(badge, Set.of(Role.SUPERVISOR), Set.of());
        String token = http.tokenOfPerson(badge);
        assertThat(http.get("/v1/stores/0123/stock", token).status()).isEqualTo(200);

        gateway.post(StoreId.CHAIN, new ChainOperation.PutPerson(badge, Set.of(Role.CLERK), Set.of(), true));

        refused(http.get("/v1/stores/0123/stock", token), 403, "role-missing");
    }

    @Test
    void anotherStoreIsNotOpen() {
        String token = http.tokenOfDevice(enrolments.handheld());

        refused(http.get("/v1/stores/0124/locations", token), 403, "other-stores-only");
        refused(http.get("/v1/stores/0999/locations", token), 404, "unknown-store");
        refused(http.get("/v1/stores/12/locations", token), 404, "unknown-store");
    }

    @Test
    void anOperationForAnotherStoreTakesItsNumberAndIsRefused() {
        int device = enrolments.handheld();
        String body =
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}}";

        Http.Response response =
                http.send("PUT", "/v1/stores/0124/operations/" + device + "/1", http.tokenOfDevice(device), body);

        refused(response, 403, "forbidden");
        assertThat(response.json().path("event").asLong()).isPositive();
        assertThat(response.json().path("last").asLong()).isEqualTo(1);
    }

    @Test
    void nobodyNumbersForAnother() {
        int device = enrolments.handheld();
        int other = enrolments.handheld();

        refused(
                http.send("PUT", "/v1/stores/0123/operations/" + other + "/1", http.tokenOfDevice(device), "{}"),
                403,
                "foreign-number");
        refused(
                http.send(
                        "PUT",
                        "/v1/stores/0123/operations/" + device + "/1",
                        http.tokenOfPerson(enrolments.clerk()),
                        "{}"),
                403,
                "foreign-number");
        refused(
                http.get("/v1/stores/0123/operations/" + other + "/1", http.tokenOfDevice(device)),
                403,
                "role-missing");
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
