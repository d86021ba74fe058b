package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.ChainOperation;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What other systems tell, and rules of governance.
@ExtendWith(RunningGateway.Given.class)
class FeedIT {

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private final Morning morning;

    FeedIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http);
    }

    @AfterEach
    void close() {
        http.close();
    }

    private String vendor(String name) {
        return "{\"code\":\"" + morning.code("V") + "\",\"name\":\"" + name + "\"}";
    }

    @Test
    void aMessageIsTakenOnce() {
        Http.Response first = morning.tell("vendors", "0000", "m-1", vendor("Harvest"));
        Http.Response again = morning.tell("vendors", "0000", "m-1", vendor("Harvest"));
        Http.Response other = morning.tell("vendors", "0000", "m-1", vendor("Nordfisch"));

        assertThat(first.status()).as("%s", first.json()).isEqualTo(200);
        assertThat(again.json().path("event")).isEqualTo(first.json().path("event"));
        assertThat(again.json().path("again").asBoolean()).isTrue();
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.type()).isEqualTo("/problems/number-reused");
    }

    @Test
    void aMessageThatCannotBeReadSaysWhere() {
        Http.Response unknown =
                morning.tell("vendors", "0000", "m-2", "{\"code\":\"A\",\"name\":\"B\",\"type\":\"put-vendor\"}");
        Http.Response missing = morning.tell("orders", "0123", "m-3", "{\"order\":\"PO\"}");
        Http.Response broken = morning.tell("orders", "0123", "m-4", "{");

        assertThat(unknown.type()).isEqualTo("/problems/unknown-field");
        assertThat(unknown.json().path("field").asText()).isEqualTo("/type");
        assertThat(missing.type()).isEqualTo("/problems/missing-field");
        assertThat(missing.json().path("detail").asText()).doesNotContain("()");
        assertThat(broken.status()).isEqualTo(400);
        assertThat(broken.json().path("event").asLong()).isZero();
    }

    @Test
    void aFeedSpeaksOnlyForItself() {
        Http.Response response = http.send(http.request("/v1/feeds/someone-else/vendors?store=0000", morning.erp())
                .header("Content-Type", "application/json")
                .header("Message-Id", "m-5")
                .POST(BodyPublishers.ofString(vendor("Harvest")))
                .build());

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.type()).isEqualTo("/problems/foreign-number");
    }

    @Test
    void thereIsNoOtherKind() {
        assertThat(morning.tell("rumours", "0000", "m-6", "{}").status()).isEqualTo(404);
        assertThat(morning.tell("vendors", "0999", "m-7", "{}").type()).isEqualTo("/problems/unknown-store");
    }

    @Test
    void anOrderForAnUnknownItemWaitsAndCanBeReceivedOnceTheItemIsKnown() {
        morning.feed("vendors", "0000", vendor("Harvest"));
        Http.Response waits = orderFor("m-8", "NEW");

        assertThat(waits.status()).as("%s", waits.json()).isEqualTo(202);
        assertThat(waits.json().path("outcome").path("code").asText()).isEqualTo("waiting");
        assertThat(waits.json().path("title").asText()).isEqualTo("Waits");
        String open = "{\"type\":\"open-receipt\",\"document\":\"ORDER\",\"code\":\"" + morning.code("PO") + "\"}";
        assertThat(morning.put(open).type()).isEqualTo("/problems/unknown-order");

        morning.feed("items", "0000", """
                {"items":[{"sku":"%s","name":"New","group":"DAIRY","temperature":"AMBIENT","tracking":"NONE","costMinor":89,
                  "packs":[{"gtin":"%s","level":"each","quantity":1}]}]}""".formatted(morning.code("NEW"), morning.gtin(9)));
        gateway.clock().forward(Duration.ofMinutes(1));
        morning.until(open, 200);
    }

    private Http.Response orderFor(String message, String item) {
        return morning.tell(
                "orders", "0123", message, """
                {"order":"%s","version":1,"vendor":"%s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%s","quantity":40,"costMinor":89}]}""".formatted(morning.code("PO"), morning.code("V"), morning.code(item)));
    }

    @Test
    void anOrderWhoseItemNeverComesIsACaseOfMasterDataAfterADay() {
        morning.feed("vendors", "0000", vendor("Harvest"));
        Http.Response waits = orderFor("m-10", "NEVER");
        assertThat(waits.status()).as("%s", waits.json()).isEqualTo(202);

        gateway.clock().forward(Duration.ofHours(24));
        String desk = http.tokenOfDevice(enrolments.desk());
        Instant end = Instant.now().plusSeconds(10);
        List<JsonNode> found = List.of();
        while (found.isEmpty()) {
            assertThat(Instant.now()).isBefore(end);
            LockSupport.parkNanos(50_000_000);
            JsonNode cases =
                    http.get("/v1/stores/0123/discrepancies?limit=500", desk).json();
            found = StreamSupport.stream(cases.path("items").spliterator(), false)
                    .filter(one -> one.toString().contains(morning.code("NEVER")))
                    .toList();
        }
        assertThat(found)
                .singleElement()
                .satisfies(one -> assertThat(one.path("kind").asText()).isEqualTo("MASTER_DATA"));
    }

    @Test
    void aNoticeWithTheSameUnitTwiceIsRefused() {
        morning.announced();
        Http.Response twice = morning.tell("notices", "0123", "m-9", """
                {"delivery":"%1$s","vendor":"%2$s","orders":["%3$s"],"expectedAt":"2030-03-02T06:10:00Z","lines":[],
                 "units":[{"sscc":"%4$s","lines":[]},{"sscc":"%4$s","lines":[]}]}""".formatted(
                        morning.code("D2"), morning.code("V"), morning.code("PO"), morning.sscc(2)));

        assertThat(twice.type()).as("%s", twice.json()).isEqualTo("/problems/unit-duplicate");
    }

    @Test
    void aPolicyIsSetReadAndCounted() {
        String administrator = http.tokenOfPerson(enrolments.administrator());
        String path = "/v1/policies/over-receipt?scope=group:" + morning.code("G");

        assertThat(http.get(path, administrator).status()).isEqualTo(404);
        Http.Response set = http.send("PUT", path, administrator, "{\"percent\":\"5\"}");
        http.send("PUT", path, administrator, "{\"percent\":\"7.5\"}");
        JsonNode read = http.get(path, administrator).json();

        assertThat(set.status()).as("%s", set.json()).isEqualTo(200);
        assertThat(read.path("revision").asInt()).isEqualTo(2);
        assertThat(read.path("values").path("percent").asText()).isEqualTo("7.5");
        assertThat(http.get("/v1/policies", administrator).json().path("items"))
                .anyMatch(item -> item.path("scope").asText().equals("group:" + morning.code("G")));
    }

    @Test
    void whatTheRulesRefuseIsNamedByWhereItIsInTheMessage() {
        Http.Response order = morning.tell("orders", "0123", "m-5", """
                {"order":"PO","version":1,"vendor":"V","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":1,"sku":"A","quantity":1,"costMinor":1},{"line":2,"sku":"A","quantity":-7,"costMinor":1}]}""");
        Http.Response elsewhere = morning.tell("orders", "0000", "m-6", """
                {"order":"PO","version":1,"vendor":"V","due":"2030-03-02","cancelled":false,"lines":[]}""");

        assertThat(order.type()).isEqualTo("/problems/invalid-value");
        assertThat(order.json().path("field").asText()).isEqualTo("/lines/1/quantity");
        assertThat(order.json().path("detail").asText())
                .startsWith("The field /lines/1/quantity cannot hold this: -7.");
        assertThat(elsewhere.type()).isEqualTo("/problems/other-store");
        assertThat(elsewhere.json().path("field").asText()).isEqualTo("kind");
    }

    @Test
    void twoUnitsWithOneNumberAreToldFromOneThatAnotherDeliveryHas() {
        morning.announced();
        String notice =
                "{\"delivery\":\"%s\",\"vendor\":\"%s\",\"expectedAt\":\"2030-03-02T06:10:00Z\",\"units\":[%s]}";
        String unit = "{\"sscc\":\"" + morning.sscc(1) + "\"}";
        String fresh = "{\"sscc\":\"" + morning.sscc(9) + "\"}";
        Http.Response other =
                morning.tell("notices", "0123", "m-7", notice.formatted(morning.code("D9"), morning.code("V"), unit));
        Http.Response twice = morning.tell(
                "notices", "0123", "m-8", notice.formatted(morning.code("D9"), morning.code("V"), fresh + "," + fresh));

        assertThat(other.type()).isEqualTo("/problems/unit-duplicate");
        assertThat(other.json().path("detail").asText())
                .contains("a unit of delivery " + morning.code("D") + " already")
                .doesNotContain(morning.code("D9"));
        assertThat(twice.type()).isEqualTo("/problems/unit-duplicate");
        assertThat(twice.json().path("detail").asText())
                .contains("stands twice in this notice")
                .doesNotContain(morning.code("D9"));
    }

    @Test
    void aPolicyOfAStoreThatNobodyKnowsIsRefused() {
        String administrator = http.tokenOfPerson(new Enrolments(gateway).administrator());
        for (String scope : List.of("store:0999", "store:0999/group:DAIRY")) {
            Http.Response response =
                    http.send("PUT", "/v1/policies/over-receipt?scope=" + scope, administrator, "{\"percent\":\"5\"}");
            assertThat(response.type()).isEqualTo("/problems/invalid-value");
            assertThat(response.json().path("field").asText()).isEqualTo("scope");
        }
        Http.Response value = http.send("PUT", "/v1/policies/over-receipt", administrator, "{\"percent\":\"-50\"}");
        assertThat(value.json().path("field").asText()).isEqualTo("/percent");
        assertThat(value.json().path("detail").asText()).startsWith("The field /percent cannot hold this: -50.");
    }

    @Test
    void aPolicySetsOnlyWhatIsOne() {
        String administrator = http.tokenOfPerson(enrolments.administrator());
        String clerk = http.tokenOfPerson(enrolments.clerk());

        assertThat(http.send("PUT", "/v1/policies/over-receipt", administrator, "{\"percent\":\"many\"}")
                        .type())
                .isEqualTo("/problems/invalid-value");
        assertThat(http.send("PUT", "/v1/policies/over-receipt", administrator, "{\"percent\":5}")
                        .type())
                .isEqualTo("/problems/wrong-type");
        assertThat(http.send("PUT", "/v1/policies/over-receipt", clerk, "{\"percent\":\"50\"}")
                        .type())
                .isEqualTo("/problems/forbidden");
    }

    @Test
    void listsComeInPartsAndWaitForANumber() {
        morning.announced();
        gateway.post(StoreId.CHAIN, new ChainOperation.PutVendor(morning.code("W"), "West"));
        String desk = http.tokenOfDevice(enrolments.desk());
        long at =
                RunningGateway.done(gateway.events().head(RunningGateway.STORE)).number();

        JsonNode first =
                http.get("/v1/stores/0123/locations?limit=2&at=" + at, desk).json();
        JsonNode second = http.get(
                        "/v1/stores/0123/locations?limit=2&after="
                                + first.path("next").asText(),
                        desk)
                .json();
        Http.Response early = http.get("/v1/stores/0123/locations?at=" + (at + 1_000), desk);

        assertThat(first.path("at").asLong()).isGreaterThanOrEqualTo(at);
        assertThat(first.path("items")).hasSize(2);
        assertThat(second.path("items")).hasSize(2).doesNotContainAnyElementsOf(first.path("items"));
        assertThat(early.status()).isEqualTo(409);
        assertThat(early.type()).isEqualTo("/problems/not-there-yet");
        assertThat(http.get("/v1/stores/0123/locations?after=x", desk).type()).isEqualTo("/problems/invalid-value");
        assertThat(http.get("/v1/stores/0123/locations?limit=0", desk).type()).isEqualTo("/problems/invalid-value");
    }

    @Test
    void theChainCanBeVerifiedInParts() {
        String desk = http.tokenOfDevice(enrolments.desk());
        morning.announced();

        JsonNode all = http.get("/v1/stores/0123/verify", desk).json();
        JsonNode part = http.get("/v1/stores/0123/verify?limit=1", desk).json();
        JsonNode rest = http.get(
                        "/v1/stores/0123/verify?after=" + part.path("next").asLong(), desk)
                .json();

        assertThat(all.path("broken").isMissingNode()).isTrue();
        assertThat(all.path("to").asLong()).isEqualTo(all.path("head").asLong());
        assertThat(part.path("next").asLong()).isEqualTo(1);
        assertThat(rest.path("hash")).isEqualTo(all.path("hash"));
    }

    @Test
    void devicesAreListedWithTheirLastNumber() {
        morning.announced().opened();
        JsonNode devices = http.get("/v1/stores/0123/devices", http.tokenOfDevice(enrolments.desk()))
                .json()
                .path("items");

        assertThat(devices)
                .filteredOn(device -> device.path("id").asInt() == morning.device())
                .extracting(device -> device.path("last").asLong())
                .containsExactly(2L);
        int elsewhere = gateway.device(Enrolments.name("far"), Set.of(Role.CLERK), Set.of("0124"), true);
        assertThat(devices).noneMatch(device -> device.path("id").asInt() == elsewhere);
    }
}
