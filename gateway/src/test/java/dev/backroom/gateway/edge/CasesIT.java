package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.MasterRow.Role;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A supervisor ends cases by HTTP, knowing before what each way would bring about.
@ExtendWith(RunningGateway.Given.class)
class CasesIT {

    private static final String CASES = "/v1/stores/0123/discrepancies";

    private final RunningGateway gateway;
    private final Http http;
    private final Morning morning;
    private final int desk;
    private final String token;
    private long number;

    CasesIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http);
        this.desk = gateway.device(Enrolments.name("desk"), Set.of(Role.SUPERVISOR), Set.of("0123"), false);
        this.token = http.tokenOfDevice(desk);
    }

    @BeforeEach
    void open() {
        morning.announced().opened();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private int damaged() {
        return morning.done("{\"type\":\"report-damage\",\"delivery\":\"" + morning.code("D")
                        + "\",\"reason\":\"crushed\",\"goods\":{\"barcode\":\"" + morning.gtin(1)
                        + "\",\"quantity\":\"3\"}}")
                .json()
                .path("outcome")
                .path("args")
                .path("case")
                .asInt();
    }

    private Http.Response put(String operation) {
        return http.send(
                "PUT",
                "/v1/stores/0123/operations/" + desk + "/" + ++number,
                token,
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + operation + "}");
    }

    private static String end(int id, String how) {
        return "{\"type\":\"resolve-case\",\"discrepancy\":" + id + ",\"resolution\":\"" + how
                + "\",\"reason\":\"looked at it\"}";
    }

    private JsonNode ending(JsonNode found, String resolution) {
        return found.path("endings")
                .valueStream()
                .filter(one -> one.path("resolution").asText().equals(resolution))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatEachEndingWouldBringAboutIsKnownBeforeAndIsWhatHappens() {
        int id = damaged();
        morning.done("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}");
        JsonNode found = http.get(CASES + "/" + id, token).json();

        assertThat(found.path("opened").path("type").asText()).isEqualTo("report-damage");
        assertThat(found.path("endings"))
                .extracting(one -> one.path("resolution").asText())
                .containsExactly("RELEASE", "RETURN_TO_VENDOR", "WRITE_OFF");
        JsonNode writeOff = ending(found, "WRITE_OFF");
        assertThat(writeOff.path("moves").get(0).path("fromStatus").asText()).isEqualTo("DAMAGED");
        assertThat(writeOff.path("effects").get(0).path("kind").asText()).isEqualTo("WRITE_OFF");
        assertThat(writeOff.path("effects").get(0).path("quantity").asLong()).isEqualTo(-3);
        assertThat(writeOff.path("claim").path("valueMinor").asLong()).isEqualTo(3 * 89);

        Http.Response done = put(end(id, "WRITE_OFF"));
        assertThat(done.status()).as("%s", done.json()).isEqualTo(200);
        JsonNode ended = http.get(
                        CASES + "/" + id + "?at=" + done.json().path("event").asLong(), token)
                .json();
        assertThat(ended.path("endings")).isEmpty();
        assertThat(ended.path("about").path("facts").path("claimValue").asText())
                .isEqualTo(Integer.toString(3 * 89));
        assertThat(put(end(id, "WRITE_OFF")).type()).isEqualTo("/problems/case-resolved");
    }

    @Test
    void aCaseIsFoundByItsKindAndIsSomebodys() {
        int id = damaged();
        String badge = new Enrolments(gateway).clerk();
        Http.Response assigned =
                put("{\"type\":\"assign-case\",\"discrepancy\":" + id + ",\"badge\":\"" + badge + "\"}");
        assertThat(assigned.status()).as("%s", assigned.json()).isEqualTo(200);
        JsonNode list = http.get(
                        CASES + "?kind=DAMAGE&state=OPEN&limit=500&at="
                                + assigned.json().path("event").asLong(),
                        token)
                .json();
        assertThat(list.path("items"))
                .allMatch(one -> one.path("kind").asText().equals("DAMAGE"))
                .filteredOn(one -> one.path("id").asInt() == id)
                .extracting(one -> one.path("owner").asText())
                .containsExactly(badge);
        assertThat(http.get(CASES + "?overdue=true&limit=500", token).json().path("items"))
                .noneMatch(one -> one.path("id").asInt() == id);
        assertThat(http.get(CASES + "?overdue=perhaps", token).status()).isEqualTo(422);
    }

    @Test
    void devicesAndClerksSeeNoCaseAndEndNone() {
        int id = damaged();
        assertThat(http.get(CASES + "/" + id, morning.token()).type()).isEqualTo("/problems/role-missing");
        assertThat(morning.put(end(id, "RELEASE")).type()).isEqualTo("/problems/forbidden");
        assertThat(http.get(CASES + "/999999", token).type()).isEqualTo("/problems/not-found");
    }
}
