package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.MasterRow.Role;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What cannot be read is told so exactly, and takes its number all the same.
@ExtendWith(RunningGateway.Given.class)
class BadInputIT {

    private static final AtomicInteger DEVICES = new AtomicInteger();

    private final RunningGateway gateway;
    private final Http http;
    private int device;
    private String token = "";

    BadInputIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.http = new Http(gateway);
    }

    @BeforeEach
    void enrol() {
        device = gateway.device("bad-input-" + DEVICES.incrementAndGet(), Set.of(Role.CLERK), Set.of("0123"), true);
        token = http.tokenOfDevice(device);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private Http.Response put(long number, String body) {
        return http.send("PUT", "/v1/stores/0123/operations/" + device + "/" + number, token, body);
    }

    private void refused(String body, int status, String slug, String field) {
        Http.Response first = put(1, body);

        assertThat(first.json().path("type").asText()).as("%s", first.json()).isEqualTo("/problems/" + slug);
        assertThat(first.status()).as("%s", first.json()).isEqualTo(status);
        assertThat(first.json().path("field").asText()).isEqualTo(field);
        assertThat(first.header("content-type")).isEqualTo("application/problem+json");
        assertThat(first.json().path("detail").asText()).doesNotContain("{").hasSizeGreaterThan(20);
        assertThat(first.json().path("last").asLong()).as("the line goes on").isEqualTo(1);
        assertThat(first.json().path("event").asLong()).isPositive();

        Http.Response again = put(1, body);
        assertThat(again.json().path("again").asBoolean()).isTrue();
        assertThat(again.json().path("event")).isEqualTo(first.json().path("event"));
    }

    @Test
    void brokenJsonIsUnreadable() {
        refused("{\"claimed\":", 400, "unreadable", "");
    }

    @Test
    void anEmptyBodyIsUnreadable() {
        refused("", 400, "unreadable", "");
    }

    @Test
    void aFieldThatComesTwiceIsUnreadable() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{}}",
                400,
                "unreadable",
                "");
    }

    @Test
    void jsonBehindTheMessageIsUnreadable() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}} {}",
                400,
                "unreadable",
                "");
    }

    @Test
    void deepJsonIsTooDeep() {
        refused("{\"claimed\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}", 400, "too-deep", "");
    }

    @Test
    void anUnknownFieldIsNamed() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\",\"colour\":1}}",
                422,
                "unknown-field",
                "/operation/colour");
    }

    @Test
    void aNumberInPlaceOfATextIsAWrongType() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":4711}}",
                422,
                "wrong-type",
                "/operation/delivery");
    }

    @Test
    void aTextInPlaceOfANumberIsAWrongType() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"check-in\",\"delivery\":\"D\",\"unitsCounted\":\"5\"}}",
                422,
                "wrong-type",
                "/operation/unitsCounted");
    }

    @Test
    void aFractionInPlaceOfAWholeNumberIsAWrongType() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"check-in\",\"delivery\":\"D\",\"unitsCounted\":5.5}}",
                422,
                "wrong-type",
                "/operation/unitsCounted");
    }

    @Test
    void anObjectInPlaceOfATextIsAWrongType() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":{\"a\":1}}}",
                422,
                "wrong-type",
                "/operation/delivery");
    }

    @Test
    void aMissingFieldIsNamed() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-receipt\"}}",
                422,
                "missing-field",
                "/operation/delivery");
    }

    @Test
    void aMissingOperationIsNamed() {
        refused("{\"claimed\":\"2026-03-01T10:00:00Z\"}", 422, "missing-field", "/operation");
    }

    @Test
    void aMissingTypeIsNamed() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"delivery\":\"D\"}}",
                422,
                "missing-field",
                "/operation/type");
    }

    @Test
    void anUnknownTypeOfOperationIsAnInvalidValue() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"make-coffee\"}}",
                422,
                "invalid-value",
                "/operation/type");
    }

    @Test
    void anOperationOfTheLineItselfCannotBeSent() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"close-era\",\"era\":1}}",
                422,
                "invalid-value",
                "/operation/type");
    }

    @Test
    void aDateThatIsNoneIsAnInvalidValue() {
        refused(
                "{\"claimed\":\"yesterday\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}}",
                422,
                "invalid-value",
                "/claimed");
    }

    @Test
    void aWordThatIsNoneOfThoseIsAnInvalidValue() {
        refused(
                "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":{\"type\":\"open-receipt\",\"document\":\"LETTER\",\"code\":\"D\"}}",
                422,
                "invalid-value",
                "/operation/document");
    }

    @Test
    void twoMegabytesAreTooLarge() {
        refused("{\"claimed\":\"" + "x".repeat(2 << 20) + "\"}", 413, "too-large", "");
    }

    @Test
    void nullIsNoMessage() {
        refused("null", 422, "wrong-type", "");
    }
}
