package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A delivery by HTTP, and all that a bad scan can be told.
@ExtendWith(RunningGateway.Given.class)
class ReceivingIT {

    private final RunningGateway gateway;
    private final Http http;
    private Morning morning;

    ReceivingIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http);
    }

    @BeforeEach
    void open() {
        morning = new Morning(gateway, http).announced().opened();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private void refused(Http.Response response, int status, String slug) {
        assertThat(response.type()).as("%s", response.json()).isEqualTo("/problems/" + slug);
        assertThat(response.status()).isEqualTo(status);
        assertThat(response.json().path("event").asLong()).isPositive();
        assertThat(response.json().path("last").asLong()).isEqualTo(morning.number());
        assertThat(response.json().path("title").asText()).doesNotContain("title.");
        assertThat(response.json().path("detail").asText())
                .hasSizeGreaterThan(20)
                .doesNotContain("{")
                .doesNotContain("refused.");
    }

    @Test
    void aDeliveryIsReceivedMovedAndClosed() {
        morning.done(morning.receive(1, "12"));
        morning.done(morning.receiveUnit());
        morning.done(morning.move(1, "4"));
        Http.Response closed = morning.done("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}");

        String desk = http.tokenOfDevice(new Enrolments(gateway).desk());
        JsonNode stock = http.get(
                        "/v1/stores/0123/stock?sku=" + morning.code("OAT") + "&at="
                                + closed.json().path("event").asLong(),
                        desk)
                .json();
        assertThat(stock.path("items"))
                .extracting(item -> item.path("place").asText() + "="
                        + item.path("quantity").asLong())
                .containsExactlyInAnyOrder("STAGE=8", morning.code("BIN") + "=4", morning.sscc(1) + "=12");
        JsonNode cases =
                http.get("/v1/stores/0123/discrepancies?state=OPEN", desk).json();
        assertThat(cases.path("items"))
                .filteredOn(item -> item.path("delivery").asText().equals(morning.code("D")))
                .extracting(item ->
                        item.path("kind").asText() + " " + item.path("sku").asText())
                .contains("SHORTAGE " + morning.code("OAT"), "SHORTAGE " + morning.code("SKYR"));
    }

    @Test
    void badBarcodesAreToldApart() {
        String right = morning.gtin(1);
        String wrongDigit = right.substring(0, 12) + (right.charAt(12) == '0' ? '1' : '0');

        refused(morning.put(morning.receive(wrongDigit, "1", "")), 422, "check-digit");
        refused(morning.put(morning.receive("]C101" + right, "1", "")), 422, "unreadable-barcode");
        refused(morning.put(morning.receive("9529999999993", "1", "")), 422, "unknown-barcode");
    }

    @Test
    void quantitiesHaveToMakeSense() {
        refused(morning.put(morning.receive(1, "0")), 422, "quantity-not-positive");
        refused(morning.put(morning.receive(1, "-3")), 422, "quantity-not-positive");
        refused(morning.put(morning.receive(1, "1000000001")), 422, "quantity-too-large");
        refused(morning.put(morning.receive(1, "1.5")), 422, "quantity-fractional");
    }

    @Test
    void whatIsNotKnownIsNamed() {
        refused(
                morning.put("{\"type\":\"receive-goods\",\"delivery\":\"NONE\",\"goods\":{\"barcode\":\""
                        + morning.gtin(1) + "\",\"quantity\":\"1\"}}"),
                422,
                "unknown-delivery");
        refused(
                morning.put("{\"type\":\"receive-unit\",\"delivery\":\"" + morning.code("D") + "\",\"sscc\":\""
                        + morning.sscc(9) + "\"}"),
                422,
                "unknown-unit");
        refused(
                morning.put("{\"type\":\"open-receipt\",\"document\":\"ORDER\",\"code\":\"NONE\"}"),
                422,
                "unknown-order");
        refused(
                morning.put(
                        "{\"type\":\"move-goods\",\"status\":\"AVAILABLE\",\"from\":\"NOWHERE\",\"to\":\"STAGE\",\"goods\":"
                                + "{\"barcode\":\"" + morning.gtin(1) + "\",\"quantity\":\"1\"}}"),
                422,
                "unknown-location");
    }

    @Test
    void lotsAndDatesAreAskedForAndChecked() {
        refused(morning.put(morning.receive(2, "1")), 422, "lot-missing");
        morning.done(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L1\",\"expiry\":\"2031-03-01\""));
        refused(
                morning.put(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L1\",\"expiry\":\"2031-04-01\"")),
                422,
                "lot-other-expiry");
        Http.Response expired =
                morning.put(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L2\",\"expiry\":\"2020-03-01\""));
        refused(expired, 422, "expired");
        assertThat(expired.json().path("outcome").path("goodsInHand"))
                .extracting(JsonNode::asText)
                .containsExactlyInAnyOrder("QUARANTINE", "HAND_BACK");
    }

    @Test
    void tooMuchIsAskedBackAndNeedsASecondPerson() {
        Http.Response asked = morning.put(morning.receive(1, "400"));
        assertThat(asked.status()).as("%s", asked.json()).isEqualTo(409);
        assertThat(asked.type()).isEqualTo("/problems/confirmation-needed");
        assertThat(asked.json().path("outcome").path("approval").asBoolean()).isTrue();
        long confirms = morning.number();

        refused(morning.put(morning.receive(1, "400"), ",\"confirms\":" + confirms), 422, "approval-needed");
        Http.Response wrongPin = morning.put(
                morning.receive(1, "400"),
                ",\"confirms\":" + confirms + ",\"approval\":{\"badge\":\"nobody\",\"pin\":\"0\"}");
        refused(wrongPin, 422, "approval-needed");
        assertThat(wrongPin.json().path("field").asText()).isEqualTo("/approval");
        assertThat(wrongPin.json().path("detail").asText())
                .as("that it was the wrong proof, not that there was none")
                .startsWith("Badge and PIN of the approval do not belong together.");

        String supervisor = new Enrolments(gateway).supervisor();
        Http.Response approved = morning.put(
                morning.receive(1, "400"),
                ",\"confirms\":" + confirms + ",\"approval\":{\"badge\":\"" + supervisor + "\",\"pin\":\""
                        + RunningGateway.PIN + "\"}");
        assertThat(approved.status()).as("%s", approved.json()).isEqualTo(200);
    }

    @Test
    void aClosedDeliveryTakesNothingMoreAndOfflineWorkOnItIsKept() {
        morning.done("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}");

        refused(morning.put(morning.receive(1, "1")), 422, "delivery-closed");
        Http.Response parked = morning.put(morning.receive(1, "1"), ",\"offline\":true");

        assertThat(parked.status()).as("%s", parked.json()).isEqualTo(202);
        assertThat(parked.type()).isEqualTo("about:blank");
        assertThat(parked.json().path("outcome").path("discrepancy").asInt()).isPositive();
    }

    @Test
    void goodsThatAreTooShortDatedAreADeliveryFault() {
        String soon = LocalDate.now(ZoneOffset.UTC).plusDays(2).toString();
        Http.Response response =
                morning.put(morning.receive(morning.gtin(2), "1", ",\"lot\":\"L3\",\"expiry\":\"" + soon + "\""));

        refused(response, 422, "short-dated");
        assertThat(response.json().path("outcome").path("goodsInHand")).hasSize(2);
        morning.done("{\"type\":\"quarantine-goods\",\"delivery\":\"" + morning.code("D")
                + "\",\"reason\":\"short-dated\",\"goods\":{\"barcode\":\"" + morning.gtin(2)
                + "\",\"quantity\":\"1\",\"lot\":\"L3\",\"expiry\":\"" + soon + "\"}}");
    }

    @Test
    void ofTwoClerksWhoCloseAtOnceOneIsTold() {
        String close = "{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}";
        int other = new Enrolments(gateway).handheld();
        String token = http.tokenOfDevice(other);
        String body = "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + close + "}";
        var both = List.of(
                http.client()
                        .sendAsync(
                                http.request("/v1/stores/0123/operations/" + morning.device() + "/3", morning.token())
                                        .header("Content-Type", "application/json")
                                        .PUT(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofString()),
                http.client()
                        .sendAsync(
                                http.request("/v1/stores/0123/operations/" + other + "/1", token)
                                        .header("Content-Type", "application/json")
                                        .PUT(BodyPublishers.ofString(body))
                                        .build(),
                                BodyHandlers.ofString()));

        assertThat(both.stream().map(answer -> answer.join().statusCode())).containsExactlyInAnyOrder(200, 422);
        assertThat(both.stream().map(answer -> answer.join().body()))
                .anyMatch(answer -> answer.contains("/problems/delivery-closed"));
    }

    @Test
    void anOrderThatChangesWhileItIsReceivedCountsFromThenOn() {
        morning.done(morning.receive(1, "12"));
        morning.feed("orders", "0123", """
                {"order":"%s","version":2,"vendor":"%s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%s","quantity":20,"costMinor":89},{"line":20,"sku":"%s","quantity":20,"costMinor":149}]}""".formatted(
                        morning.code("PO"), morning.code("V"), morning.code("OAT"), morning.code("SKYR")));

        Http.Response much = morning.put(morning.receive(1, "300"));
        assertThat(much.status()).as("%s", much.json()).isEqualTo(409);
        JsonNode order = http.get(
                        "/v1/stores/0123/orders?code=" + morning.code("PO"),
                        http.tokenOfDevice(new Enrolments(gateway).desk()))
                .json()
                .path("items")
                .path(0);
        assertThat(order.path("version").asLong()).isEqualTo(2);
        assertThat(order.path("lines").path(0).path("ordered").asLong()).isEqualTo(20);
        assertThat(order.path("lines").path(0).path("received").asLong()).isEqualTo(12);
    }

    @Test
    void aClerkMayNotDoWhatIsNotTheirs() {
        refused(morning.put("{\"type\":\"put-vendor\",\"code\":\"X\",\"name\":\"X\"}"), 403, "forbidden");
    }

    @Test
    void aScanIsExplained() {
        JsonNode item = check(morning.gtin(1));
        assertThat(item.path("kind").asText()).isEqualTo("item");
        assertThat(item.path("facts").path("sku").asText()).isEqualTo(morning.code("OAT"));
        assertThat(item.path("can")).extracting(JsonNode::asText).contains("receive-goods");
        assertThat(check(morning.sscc(1)).path("kind").asText()).isEqualTo("unit");
        assertThat(check("]C100" + morning.sscc(1)).path("kind").asText()).isEqualTo("unit");
        assertThat(check(morning.code("D")).path("kind").asText()).isEqualTo("delivery");
        assertThat(check(morning.code("PO")).path("kind").asText()).isEqualTo("order");
        assertThat(check("STAGE").path("kind").asText()).isEqualTo("location");
        assertThat(check(new Enrolments(gateway).clerk()).path("kind").asText()).isEqualTo("person");
        for (String text : List.of("what is this", "9529999999993", "123")) {
            assertThat(check(text).path("kind").asText()).isEqualTo("unknown");
            assertThat(check(text).path("sentence").asText()).contains(text.length() == 13 ? "0" + text : text);
        }
    }

    private JsonNode check(String barcode) {
        Http.Response response =
                http.send("POST", "/v1/stores/0123/scan-checks", morning.token(), "{\"barcode\":\"" + barcode + "\"}");
        assertThat(response.status()).as("%s", response.json()).isEqualTo(200);
        assertThat(response.json().path("sentence").asText())
                .doesNotContain("{")
                .doesNotContain("?");
        return response.json();
    }
}
