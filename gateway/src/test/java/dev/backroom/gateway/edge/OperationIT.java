package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Numbers, keys and batches: each operation once, in order, with the same answer again.
@ExtendWith(RunningGateway.Given.class)
class OperationIT {

    private static final String BAD = "{\"claimed\":1,";

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private int device;
    private String token = "";

    OperationIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
    }

    @BeforeEach
    void enrol() {
        device = gateway.device(Enrolments.name("feeder"), Set.of(Role.INTEGRATOR), Set.of("0123"), true);
        token = http.tokenOfDevice(device);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private static String locations(String code) {
        return "{\"claimed\":\"2026-03-01T08:00:00Z\",\"operation\":{\"type\":\"put-locations\",\"locations\":[{\"code\":\""
                + code + "\",\"kind\":\"BIN\",\"temperature\":\"AMBIENT\"}]}}";
    }

    private Http.Response put(long number, String body) {
        return http.send("PUT", path(number), token, body);
    }

    private String path(long number) {
        return "/v1/stores/0123/operations/" + device + "/" + number;
    }

    @Test
    void anOperationIsAnsweredWithItsEventAndALastNumber() {
        Http.Response response = put(1, locations("A1-01"));

        assertThat(response.status()).as("%s", response.json()).isEqualTo(200);
        assertThat(response.type()).isEqualTo("about:blank");
        assertThat(response.header("content-type")).isEqualTo("application/json");
        assertThat(response.json().path("event").asLong()).isPositive();
        assertThat(response.json().path("last").asLong()).isEqualTo(1);
        assertThat(response.json().path("outcome").path("type").asText()).isEqualTo("accepted");
        assertThat(response.json().path("detail").asText()).isNotBlank();
    }

    @Test
    void theSameNumberGivesTheSameAnswerAgain() {
        Http.Response first = put(1, locations("A1-02"));
        Http.Response again = put(1, locations("A1-02"));
        Http.Response asked = http.get(path(1), token);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json().path("again").asBoolean()).isTrue();
        assertThat(again.json().path("event")).isEqualTo(first.json().path("event"));
        assertThat(again.json().path("time")).isEqualTo(first.json().path("time"));
        assertThat(asked.json().path("outcome")).isEqualTo(first.json().path("outcome"));
    }

    @Test
    void theSameNumberWithOtherContentIsRefused() {
        Http.Response first = put(1, locations("A1-03"));
        Http.Response other = put(1, locations("A1-04"));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/number-reused");
        assertThat(other.json().path("event")).isEqualTo(first.json().path("event"));
    }

    @Test
    void whatBelongsToTheChainIsRefusedInAStore() {
        Http.Response response = put(
                1,
                "{\"claimed\":\"2026-03-01T08:00:00Z\",\"operation\":{\"type\":\"put-vendor\",\"code\":\"V\",\"name\":\"V\"}}");

        assertThat(response.status()).isEqualTo(422);
        assertThat(response.type()).isEqualTo("/problems/other-store");
        assertThat(response.json().path("last").asLong()).isEqualTo(1);
    }

    @Test
    void aNumberTooHighIsToldWhichOneIsExpected() {
        put(1, locations("A1-05"));
        Http.Response ahead = put(3, locations("A1-06"));

        assertThat(ahead.status()).isEqualTo(409);
        assertThat(ahead.type()).isEqualTo("/problems/number-ahead");
        assertThat(ahead.json().path("args").path("expected").asText()).isEqualTo("2");
        assertThat(ahead.json().path("last").asLong()).isEqualTo(1);
    }

    @Test
    void whatWasNeverSentIsNotKnown() {
        Http.Response response = http.get(path(7), token);

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.type()).isEqualTo("/problems/never-decided");
    }

    @Test
    void aNumberIsAWholeNumberFromOne() {
        for (String number : List.of("0", "-1", "x", "1.5", "99999999999999999999")) {
            Http.Response response =
                    http.send("PUT", "/v1/stores/0123/operations/" + device + "/" + number, token, locations("A"));

            assertThat(response.type()).isEqualTo("/problems/invalid-value");
            assertThat(response.json().path("field").asText()).isEqualTo("number");
            assertThat(response.json().path("event").asLong()).isZero();
        }
    }

    @Test
    void aKeyGivesTheSameAnswerAgainAndIsRefusedWithOtherContent() {
        String person = http.tokenOfPerson(enrolments.administrator());

        Http.Response first = post(person, "key-1", locations("K1-01"));
        Http.Response again = post(person, "key-1", locations("K1-01"));
        Http.Response other = post(person, "key-1", locations("K1-02"));

        assertThat(first.status()).as("%s", first.json()).isEqualTo(200);
        assertThat(again.json().path("event")).isEqualTo(first.json().path("event"));
        assertThat(again.json().path("again").asBoolean()).isTrue();
        assertThat(other.type()).isEqualTo("/problems/number-reused");
        assertThat(other.status()).isEqualTo(422);
    }

    @Test
    void theKeysOfTwoPeopleAreTheirOwn() {
        Http.Response one = post(http.tokenOfPerson(enrolments.administrator()), "key-2", locations("K2-01"));
        Http.Response two = post(http.tokenOfPerson(enrolments.administrator()), "key-2", locations("K2-02"));

        assertThat(two.status()).isEqualTo(200);
        assertThat(two.json().path("event")).isNotEqualTo(one.json().path("event"));
    }

    @Test
    void aKeyIsNeeded() {
        Http.Response response = http.send("POST", "/v1/stores/0123/operations", token, locations("K"));

        assertThat(response.type()).isEqualTo("/problems/missing-field");
        assertThat(response.json().path("field").asText()).isEqualTo("Idempotency-Key");
    }

    private Http.Response post(String who, String key, String body) {
        return http.send(http.request("/v1/stores/0123/operations", who)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static String numbered(long number, String request) {
        return "{\"number\":" + number + ",\"request\":" + request + "}";
    }

    @Test
    void aBatchAnswersEachInOrder() throws IOException {
        String lines = numbered(1, locations("B1-01")) + "\n" + numbered(2, locations("B1-02")) + "\n\n"
                + numbered(3, locations("B1-03"));

        JsonNode replies = batch(lines, "application/x-ndjson");

        assertThat(replies).hasSize(3);
        assertThat(replies).allMatch(reply -> reply.path("status").asInt() == 200);
        assertThat(replies.get(2).path("last").asLong()).isEqualTo(3);
        assertThat(replies.get(0).path("event").asLong())
                .isLessThan(replies.get(1).path("event").asLong());
    }

    @Test
    void anArrayIsABatchToo() {
        Http.Response response = http.send(
                "POST",
                "/v1/stores/0123/operations:batch",
                token,
                " [ " + numbered(1, locations("B2-01")) + " ,\n" + numbered(2, locations("B2-02")) + "]");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json()).hasSize(2);
    }

    @Test
    void oneBadLineOfABatchIsRefusedAndTheOthersGoOn() throws IOException {
        String lines = numbered(1, locations("B3-01"))
                + "\n" + numbered(2, BAD)
                + "\n" + numbered(3, "{\"claimed\":\"2026-03-01T08:00:00Z\",\"operation\":{\"type\":\"x\"}}")
                + "\n" + numbered(4, locations("B3-04"));

        JsonNode replies = batch(lines, "application/x-ndjson");

        assertThat(replies).extracting(reply -> reply.path("status").asInt()).containsExactly(200, 400, 422, 200);
        assertThat(replies.get(1).path("type").asText()).isEqualTo("/problems/unreadable");
        assertThat(replies.get(2).path("field").asText()).isEqualTo("/operation/type");
        assertThat(replies.get(3).path("last").asLong()).isEqualTo(4);
    }

    @Test
    void anElementOfAnArrayThatBreaksOffTakesItsNumber() {
        Http.Response response = http.send(
                "POST",
                "/v1/stores/0123/operations:batch",
                token,
                "[" + numbered(1, locations("B4-01")) + "," + "{\"number\":2,\"request\":{\"claimed\":\"20");

        assertThat(response.json())
                .extracting(reply -> reply.path("status").asInt())
                .containsExactly(200, 400);
        assertThat(response.json().get(1).path("last").asLong()).isEqualTo(2);
    }

    @Test
    void aBatchStopsAtANumberThatIsNotExpected() throws IOException {
        String lines = numbered(1, locations("B5-01")) + "\n" + numbered(3, locations("B5-03")) + "\n"
                + numbered(4, locations("B5-04"));

        JsonNode replies = batch(lines, "application/x-ndjson");

        assertThat(replies).extracting(reply -> reply.path("status").asInt()).containsExactly(200, 409);
        assertThat(replies.get(1).path("args").path("expected").asText()).isEqualTo("2");
    }

    @Test
    void aLineWithoutANumberIsToldSo() throws IOException {
        JsonNode replies = batch(
                "{\"request\":" + locations("B6") + "}\n" + numbered(1, locations("B6-01")), "application/x-ndjson");

        assertThat(replies).extracting(reply -> reply.path("status").asInt()).containsExactly(422, 200);
        assertThat(replies.get(0).path("event").asLong()).isZero();
    }

    @Test
    void aBatchHasABound() {
        String line = numbered(1, "{}") + "\n";

        Http.Response response = http.send(http.request("/v1/stores/0123/operations:batch", token)
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(line.repeat(1_001)))
                .build());

        assertThat(response.status()).isEqualTo(413);
    }

    private JsonNode batch(String lines, String type) throws IOException {
        Http.Response response = http.send(http.request("/v1/stores/0123/operations:batch", token)
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(lines))
                .build());
        assertThat(response.status()).as("%s", response.raw().body()).isEqualTo(200);
        assertThat(response.header("content-type")).isEqualTo("application/x-ndjson");
        return Json.tolerant().readTree("[" + response.raw().body().strip().replace("\n", ",") + "]");
    }
}
