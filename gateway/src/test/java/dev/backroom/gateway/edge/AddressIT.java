package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/// What stands in an address, and the framing around a body, are read as strictly as the body is.
@ExtendWith(RunningGateway.Given.class)
class AddressIT {

    private final Enrolments enrolments;
    private final Http http;
    private int device;
    private String token = "";

    AddressIT(RunningGateway gateway) {
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
    }

    @BeforeEach
    void signIn() {
        device = enrolments.desk();
        token = http.tokenOfDevice(device);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private void invalid(Http.Response response, String field, String said) {
        assertThat(response.type()).as("%s", response.json()).isEqualTo("/problems/invalid-value");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().path("field").asText()).isEqualTo(field);
        assertThat(response.json().path("detail").asText()).contains(said);
    }

    @ParameterizedTest
    @CsvSource({
        "locations, kind, SHOP, 'one of DOCK, STAGE, BIN, SHELF,'",
        "deliveries, state, FOO, 'one of EXPECTED, ARRIVED, CLOSED, HANDED_BACK'",
        "deliveries, state, '', 'one of EXPECTED'",
        "deliveries, state, expected, 'one of EXPECTED'",
        "discrepancies, state, FOO, 'one of OPEN, RESOLVED'"
    })
    void aWordThatIsNoneOfThoseOfAListIsAnInvalidValue(String list, String name, String value, String said) {
        invalid(http.get("/v1/stores/0123/" + list + "?" + name + "=" + value, token), name, said);
    }

    @Test
    void theWordsOfAListAreTaken() {
        for (String list : List.of("locations?kind=AREA", "deliveries?state=CLOSED", "discrepancies?state=OPEN")) {
            assertThat(http.get("/v1/stores/0123/" + list, token).status()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/stores/0123/deliveries?state=CLOSED&state=ARRIVED",
                "/v1/stores/0123/deliveries?state=CLOSED&state=CLOSED",
                "/v1/policies/over-receipt?scope=&scope=group:DAIRY",
                "/v1/stores/0123/events?limit=1&limit=2",
                "/v1/live?store=0123&store=0124"
            })
    void aParameterThatComesTwiceIsAnInvalidValue(String path) {
        invalid(http.get(path, token), path.replaceAll(".*&|=.*$", ""), "more than once");
    }

    @Test
    void aParameterThatNobodyKnowsIsAnUnknownField() {
        Http.Response response = http.get("/v1/stores/0123/deliveries?State=CLOSED", token);
        assertThat(response.type()).isEqualTo("/problems/unknown-field");
        assertThat(response.json().path("field").asText()).isEqualTo("State");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=01", "limit=%2B5", "limit=5.0", "limit=%205", "limit=", "at=-0", "limit=%D9%A5"})
    void aNumberInAnAddressIsWrittenInOneWayOnly(String query) {
        invalid(http.get("/v1/stores/0123/devices?" + query, token), query.replaceAll("=.*", ""), "a whole number");
    }

    @Test
    void anOperationHasOneAddress() {
        String path = "/v1/stores/0123/operations/";
        invalid(http.get(path + device + "/01", token), "number", "a whole number");
        invalid(http.get(path + "0" + device + "/1", token), "source", "a whole number");
        invalid(http.get(path + device + "/+1", token), "number", "a whole number");
        assertThat(http.get(path + device + "/1", token).type()).isEqualTo("/problems/never-decided");
    }

    @Test
    void aCursorIsTakenAsItWasGivenOnly() {
        invalid(http.get("/v1/stores/0123/devices?after=+5", token), "after", "`next`");
        invalid(http.get("/v1/stores/0123/devices?after=05", token), "after", "`next`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00123", "000123", "123", "0123 ", "١٢٣٤"})
    void aStoreIsWrittenInOneWayOnly(String store) {
        Http.Response response = http.get("/v1/stores/" + encoded(store) + "/devices", token);
        assertThat(response.type()).isEqualTo("/problems/unknown-store");
        assertThat(response.status()).isEqualTo(404);
    }

    private static String encoded(String text) {
        return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
    }

    @Test
    void whatIsInTheAddressIsATextTooAndTakesNothing() {
        for (String path : List.of(
                "/v1/stores/0123/stock?sku=%00",
                "/v1/stores/0123/deliveries?state=a%00",
                "/v1/stores/0123%00/devices",
                "/v1/policies/over%00?scope=",
                "/v1/policies/over-receipt?scope=%00")) {
            Http.Response response = http.get(path, token);
            assertThat(response.type()).as("%s %s", path, response.json()).isEqualTo("/problems/invalid-value");
            assertThat(response.status()).isEqualTo(422);
            assertThat(response.json().path("field").asText()).isIn("sku", "state", "store", "name", "scope");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/health/ready?%zz", "/openapi.yaml?a=%", "/v1/stores/0123/stock?sku=%zz"})
    void anAddressThatCannotBeDecodedIsAnInvalidValue(String target) throws IOException {
        assertThat(http.raw("GET " + target + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token
                        + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 422 ")
                .contains("/problems/invalid-value", "\"field\":\"query\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZZ\r\nabc\r\n0\r\n\r\n", "5\r\nhelloX\r\n", "-1\r\n\r\n", "FFFFFFFFFF\r\n"})
    void aBodyWhosePartsCannotBeToldApartIsABrokenRequest(String body) throws IOException {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> logged = new ListAppender<>();
        logged.start();
        root.addAppender(logged);
        try {
            assertThat(http.raw("PUT /v1/stores/0123/operations/" + device
                            + "/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                            + token + "\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + body))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("/problems/broken-request");
        } finally {
            root.detachAppender(logged);
        }
        assertThat(logged.list).as("nothing is wrong with the gateway").isEmpty();
        assertThat(http.get("/v1/stores/0123/operations/" + device + "/1", token)
                        .type())
                .as("it took nothing")
                .isEqualTo("/problems/never-decided");
    }
}
