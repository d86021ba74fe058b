package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.MasterRow.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
        assertThat(first.json().path("detail").asText())
                .doesNotContain("{", "()", "  ", "Request", "Instant", "LocalDate", "String", "kind-")
                .hasSizeGreaterThan(20);
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

    private static String operation(String operation) {
        return "{\"claimed\":\"2026-03-01T10:00:00Z\",\"operation\":" + operation + "}";
    }

    private String said(String body, String language) {
        return http.send(http.request("/v1/stores/0123/operations/" + device + "/1", token)
                        .header("Content-Type", "application/json")
                        .header("Accept-Language", language)
                        .PUT(BodyPublishers.ofString(body))
                        .build())
                .json()
                .path("detail")
                .asText();
    }

    /// PostgreSQL keeps no NUL, and half of a surrogate pair is no character.
    @ParameterizedTest
    @CsvSource({
        "close-receipt, /operation/delivery, '\"delivery\":\"D%s\"'",
        "check-in, /operation/delivery, '\"delivery\":\"%s\"'",
        "check-in, /operation/seal, '\"delivery\":\"D\",\"seal\":\"a%sb\"'",
        "check-in, /operation/celsius, '\"delivery\":\"D\",\"celsius\":\"%s\"'",
        "receive-goods, /operation/goods/lot, '\"delivery\":\"D\",\"goods\":{\"barcode\":\"1\",\"quantity\":\"1\",\"lot\":\"%s\"}'",
        "receive-goods, /operation/goods/barcode, '\"delivery\":\"D\",\"goods\":{\"barcode\":\"1%s\",\"quantity\":\"1\"}'",
        "report-damage, /operation/photos/1, '\"delivery\":\"D\",\"goods\":{\"barcode\":\"1\",\"quantity\":\"1\"},\"reason\":\"r\",\"photos\":[\"a\",\"%s\"]'",
        "put-device, /operation/stores/0, '\"name\":\"n\",\"stores\":[\"%s\"]'",
        "put-policy, /operation/values/units, '\"name\":\"n\",\"scope\":\"\",\"values\":{\"units\":\"%s\"}'"
    })
    void aTextThatNoDatabaseKeepsIsAnInvalidValue(String type, String field, String fields) {
        for (String text : List.of("\\u0000", "\\ud800", "\\udc00x")) {
            String body = operation("{\"type\":\"" + type + "\"," + fields.formatted(text) + "}");
            enrol();
            refused(body, 422, "invalid-value", field);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "close-receipt, /operation/delivery, '\"delivery\":\"%s\"'",
        "open-receipt, /operation/code, '\"document\":\"ORDER\",\"code\":\"%s\"'",
        "receive-goods, /operation/goods/lot, '\"delivery\":\"D\",\"goods\":{\"barcode\":\"1\",\"quantity\":\"1\",\"lot\":\"%s\"}'"
    })
    void aCodeThatNobodyCouldReadIsAnInvalidValue(String type, String field, String fields) {
        for (String text : List.of("D\\u001b[2J", "D\\n1", " D", "D".repeat(65))) {
            String body = operation("{\"type\":\"" + type + "\"," + fields.formatted(text) + "}");
            enrol();
            refused(body, 422, "invalid-value", field);
        }
    }

    @Test
    void aFieldWhoseNameNoAnswerCouldHoldIsUnknownAllTheSame() {
        refused(
                operation("{\"type\":\"close-receipt\",\"delivery\":\"D\",\"a\\u0000\":1}"),
                422,
                "unknown-field",
                "/operation/a\uFFFD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+999999999-12-31T23:59:59Z",
                "+1000000000-12-31T23:59:59Z",
                "-999999999-01-01T00:00:00Z",
                "1969-12-31T23:59:59Z"
            })
    void aTimeThatNobodyElseCanReadIsAnInvalidValue(String time) {
        refused(
                "{\"claimed\":\"" + time + "\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}}",
                422,
                "invalid-value",
                "/claimed");
    }

    @Test
    void aDateThatNobodyElseCanReadIsAnInvalidValue() {
        refused(
                operation("{\"type\":\"put-notice\",\"delivery\":\"D\",\"vendor\":\"V\",\"expectedAt\":"
                        + "\"+12026-03-02T06:10:00Z\"}"),
                422,
                "invalid-value",
                "/operation/expectedAt");
    }

    @Test
    void aDayThatNobodyElseCanReadIsAnInvalidValue() {
        refused(
                operation("{\"type\":\"put-order\",\"order\":\"O\",\"vendor\":\"V\",\"due\":\"+12026-03-02\"}"),
                422,
                "invalid-value",
                "/operation/due");
    }

    @Test
    void aNumberInPlaceOfATimeIsAWrongType() {
        refused(
                "{\"claimed\":1772359200,\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}}",
                422,
                "wrong-type",
                "/claimed");
    }

    @Test
    void aNumberThatNoFieldHoldsIsAnInvalidValue() {
        refused(
                operation("{\"type\":\"check-in\",\"delivery\":\"D\",\"unitsCounted\":99999999999}"),
                422,
                "invalid-value",
                "/operation/unitsCounted");
    }

    @Test
    void aListInPlaceOfTheMessageIsAWrongType() {
        refused("[]", 422, "wrong-type", "");
    }

    @Test
    void nothingKeyedIsNoQuantity() {
        refused(
                operation("{\"type\":\"receive-goods\",\"delivery\":\"D\",\"goods\":{\"barcode\":\"9521234567899\","
                        + "\"quantity\":\"\"}}"),
                422,
                "invalid-value",
                "/operation/goods/quantity");
    }

    @Test
    void whatAFieldMustBeIsSaidInWords() {
        String body = "{\"claimed\":true,\"operation\":{\"type\":\"close-receipt\",\"delivery\":\"D\"}}";

        assertThat(said(body, "en"))
                .isEqualTo("The field /claimed holds another kind of value: it must be a moment, such as"
                        + " 2026-03-02T06:14:00Z. Correct it and send it anew, under a new number if it had one.");
        assertThat(said(body, "de"))
                .contains("/claimed", "es muss ein Zeitpunkt sein")
                .doesNotContain("must");
    }

    @Test
    void twoMessagesThatAreTooLargeAreTwo() {
        String much = "{\"claimed\":\"" + "x".repeat(2 << 20);
        refused(much + "a\"}", 413, "too-large", "");

        Http.Response other = put(1, much + "b\"}");
        assertThat(other.type()).isEqualTo("/problems/number-reused");
        assertThat(put(1, much + "a\"}").type()).isEqualTo("/problems/too-large");
    }
}
