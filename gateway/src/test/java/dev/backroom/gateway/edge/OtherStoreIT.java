package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.wire.Json;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Papers of another store at this store's door.
@ExtendWith(RunningGateway.Given.class)
class OtherStoreIT {

    private final RunningGateway gateway;
    private final Http http;
    private final Morning morning;

    OtherStoreIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http);
    }

    @BeforeEach
    void announceElsewhere() {
        morning.announced();
        String other = RunningGateway.OTHER.code();
        morning.feed("orders", other, """
                {"order":"%s","version":1,"vendor":"%s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%s","quantity":40,"costMinor":89}]}""".formatted(morning.code("PO-Y"), morning.code("V"), morning.code("OAT")));
        morning.feed("notices", other, """
                {"delivery":"%s","vendor":"%s","orders":["%s"],"expectedAt":"2030-03-02T06:10:00Z",
                 "lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":28}],
                 "units":[{"sscc":"%5$s","lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":12}]}]}""".formatted(
                morning.code("D-Y"), morning.code("V"), morning.code("PO-Y"), morning.code("OAT"), morning.sscc(7)));
    }

    @AfterEach
    void close() {
        http.close();
    }

    private String open(String document, String code) {
        return "{\"type\":\"open-receipt\",\"document\":\"" + document + "\",\"code\":\"" + morning.code(code) + "\"}";
    }

    private String receive(String delivery) {
        return "{\"type\":\"receive-goods\",\"delivery\":\"" + morning.code(delivery) + "\",\"goods\":{\"barcode\":\""
                + morning.gtin(1) + "\",\"quantity\":\"1\"}}";
    }

    private String unit(int unit) {
        return "{\"type\":\"receive-unit\",\"delivery\":\"" + morning.code("D") + "\",\"sscc\":\"" + morning.sscc(unit)
                + "\"}";
    }

    private void isOfOtherStore(Http.Response response, String code) {
        assertThat(response.type()).as("%s", response.json()).isEqualTo("/problems/other-store");
        assertThat(response.status()).isEqualTo(422);
        assertThat(response.json().path("outcome").path("code").asText()).isEqualTo("OTHER_STORE");
        assertThat(response.json().path("detail").asText())
                .startsWith(code + " belongs to another store, not here. Do not unload it");
        assertThat(response.raw().body())
                .as("which store it is, is not for a device of this one alone")
                .doesNotContain("0124", "York");
    }

    @Test
    void areRefusedAsSuchByWhateverNamesThem() {
        isOfOtherStore(morning.put(receive("D-Y")), morning.code("D-Y"));
        isOfOtherStore(morning.put(open("DELIVERY", "D-Y")), morning.code("D-Y"));
        isOfOtherStore(morning.put(open("ORDER", "PO-Y")), morning.code("PO-Y"));
        isOfOtherStore(
                morning.put("{\"type\":\"check-in\",\"delivery\":\"" + morning.code("PO-Y") + "\",\"unitsCounted\":1}"),
                morning.code("PO-Y"));
        isOfOtherStore(
                morning.put("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D-Y") + "\"}"),
                morning.code("D-Y"));
    }

    @Test
    void aUnitThatWasAnnouncedToAnotherStoreIsRefusedAsSuchAndMayBeSetAside() {
        morning.opened();
        Http.Response received = morning.put(unit(7));

        isOfOtherStore(received, morning.sscc(7));
        assertThat(received.json().path("outcome").path("goodsInHand"))
                .extracting(JsonNode::asText)
                .containsExactly("QUARANTINE", "HAND_BACK");
        isOfOtherStore(
                morning.put("{\"type\":\"open-receipt\",\"document\":\"SSCC\",\"code\":\"" + morning.sscc(7) + "\"}"),
                morning.sscc(7));
        assertThat(morning.put(unit(8)).type()).isEqualTo("/problems/unknown-unit");
    }

    @Test
    void aScanCheckOfAUnitThatWasAnnouncedToAnotherStoreSaysTheSame() {
        JsonNode here = check(morning.token(), 7);
        assertThat(here.path("kind").asText()).isEqualTo("unit");
        assertThat(here.path("sentence").asText())
                .startsWith(morning.sscc(7) + " belongs to another store, not here. Do not unload it");
        assertThat(here.path("can")).extracting(JsonNode::asText).containsExactly("quarantine-goods", "hand-back");
        assertThat(Json.text(here)).doesNotContain("0124", "York");

        int tour = gateway.device(
                Enrolments.name("tour"), Set.of(Role.CLERK), Set.of("0123", RunningGateway.OTHER.code()), true);
        JsonNode there = check(http.tokenOfDevice(tour), 7);
        assertThat(there.path("sentence").asText()).contains("belongs to store 0124, not here");
        assertThat(there.path("facts").path("site").asText()).isEqualTo("0124");

        assertThat(check(morning.token(), 8).path("sentence").asText()).startsWith("Nobody announced unit");
    }

    private JsonNode check(String token, int unit) {
        return http.send(
                        "POST",
                        "/v1/stores/0123/scan-checks",
                        token,
                        "{\"barcode\":\"]C100" + morning.sscc(unit) + "\"}")
                .json();
    }

    @Test
    void whatNobodyHasStaysUnknown() {
        assertThat(morning.put(receive("D-Z")).type()).isEqualTo("/problems/unknown-delivery");
        assertThat(morning.put(open("ORDER", "D-Y")).type())
                .as("a delivery is no order")
                .isEqualTo("/problems/unknown-order");
    }

    @Test
    void theSameIsSaidWhenItIsAskedForAgain() {
        Http.Response first = morning.put(receive("D-Y"));
        String path = "/v1/stores/0123/operations/" + morning.device() + "/" + morning.number();
        Http.Response again = http.send(
                "PUT",
                path,
                morning.token(),
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + receive("D-Y") + "}");
        Http.Response asked = http.get(path, morning.token());

        isOfOtherStore(again, morning.code("D-Y"));
        assertThat(again.json().path("again").asBoolean()).isTrue();
        assertThat(again.json().path("outcome")).isEqualTo(first.json().path("outcome"));
        assertThat(asked.json().path("outcome")).isEqualTo(first.json().path("outcome"));
    }

    @Test
    void whatWasUnknownThenIsStillSaidToHaveBeenUnknown() {
        Http.Response first = morning.put(receive("D-LATE"));
        morning.feed("notices", RunningGateway.OTHER.code(), """
                {"delivery":"%s","vendor":"%s","orders":[],"expectedAt":"2030-03-02T06:10:00Z","lines":[],"units":[]}""".formatted(morning.code("D-LATE"), morning.code("V")));
        Http.Response asked =
                http.get("/v1/stores/0123/operations/" + morning.device() + "/" + morning.number(), morning.token());

        assertThat(first.type()).isEqualTo("/problems/unknown-delivery");
        assertThat(asked.json().path("type").asText()).isEqualTo("/problems/unknown-delivery");
    }

    @Test
    void goodsThatCameInWithoutAConnectionAreKeptInACase() {
        Http.Response response = morning.put(receive("D-Y"), ",\"offline\":true");

        assertThat(response.status()).as("%s", response.json()).isEqualTo(202);
        assertThat(response.json().path("outcome").path("code").asText()).isEqualTo("OTHER_STORE");
        assertThat(response.json().path("detail").asText()).contains("belongs to another store");
    }

    @Test
    void eachOperationOfABatchIsTold() {
        String line = "{\"number\":%d,\"request\":{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":%s}}";
        String batch = "[" + line.formatted(1, receive("D-Y")) + "," + line.formatted(2, receive("D-Z")) + "]";
        Http.Response response = http.send("POST", "/v1/stores/0123/operations:batch", morning.token(), batch);

        assertThat(response.json().path(0).path("type").asText()).isEqualTo("/problems/other-store");
        assertThat(response.json().path(1).path("type").asText()).isEqualTo("/problems/unknown-delivery");
    }

    @Test
    void whoMayWorkThereIsToldWhichStoreItIs() {
        int device = gateway.device(
                Enrolments.name("tour"), Set.of(Role.CLERK), Set.of("0123", RunningGateway.OTHER.code()), true);
        Http.Response response = http.send(
                "PUT",
                "/v1/stores/0123/operations/" + device + "/1",
                http.tokenOfDevice(device),
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + receive("D-Y") + "}");

        assertThat(response.json().path("detail").asText())
                .isEqualTo(
                        morning.code("D-Y") + " belongs to store 0124, not here. Do not unload it: send the driver on"
                                + " to store 0124, or set the goods aside and tell a supervisor.");
        assertThat(Json.text(response.json().path("outcome").path("args"))).contains("\"site\":\"0124\"");
    }
}
