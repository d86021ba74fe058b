package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.MasterRow.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Answers speak of people by their names, though the log knows them by number.
@ExtendWith(RunningGateway.Given.class)
class NamesIT {

    private final RunningGateway gateway;
    private final Http http;
    private final Morning morning;

    NamesIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http).announced().opened();
    }

    @AfterEach
    void close() {
        http.close();
    }

    private String closing() {
        return "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":{\"type\":\"close-receipt\",\"delivery\":\""
                + morning.code("D") + "\"}}";
    }

    private Http.Response closedBy(String token, String path) {
        Http.Response closed = http.send(http.request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", Enrolments.name("key"))
                .method(path.endsWith("operations") ? "POST" : "PUT", BodyPublishers.ofString(closing()))
                .build());
        assertThat(closed.status()).as("%s", closed.json()).isEqualTo(200);
        return morning.put(morning.receive(1, "1"));
    }

    private String inGerman() {
        return http.send(http.request(
                                "/v1/stores/0123/operations/" + morning.device() + "/" + morning.number(),
                                morning.token())
                        .header("Accept-Language", "de")
                        .GET()
                        .build())
                .json()
                .path("detail")
                .asText();
    }

    @Test
    void aPersonIsCalledByName() {
        String token = http.tokenOfPerson(new Enrolments(gateway).clerk());
        Http.Response refused = closedBy(token, "/v1/stores/0123/operations");

        assertThat(refused.type()).isEqualTo("/problems/delivery-closed");
        assertThat(refused.json().path("detail").asText()).contains("which was closed at ", " by Mia. Put the goods");
        assertThat(refused.json().path("outcome").path("args").path("who").asText())
                .isEqualTo("Mia");
        assertThat(inGerman()).contains(" von Mia ");
    }

    @Test
    void theLogIsReadWithNamesToo() {
        String token = http.tokenOfPerson(new Enrolments(gateway).clerk());
        Http.Response refused = closedBy(token, "/v1/stores/0123/operations");
        long event = refused.json().path("event").asLong();
        JsonNode listed = http.get(
                        "/v1/stores/0123/events?limit=1&after=" + (event - 1),
                        http.tokenOfPerson(new Enrolments(gateway).supervisor()))
                .json()
                .path("items")
                .path(0);

        assertThat(listed.path("number").asLong()).isEqualTo(event);
        assertThat(listed.path("outcome").path("args").path("who").asText()).isEqualTo("Mia");
    }

    @Test
    void aDeviceWithoutAPersonIsCalledByItsOwnName() {
        String name = Enrolments.name("DOCK");
        int device = gateway.device(name, Set.of(Role.CLERK), Set.of(), true);
        Http.Response refused = closedBy(http.tokenOfDevice(device), "/v1/stores/0123/operations/" + device + "/1");

        assertThat(refused.json().path("detail").asText()).contains(" by " + name + ". Put the goods");
        assertThat(inGerman()).contains(" von " + name + " ");
    }

    @Test
    void whoseNameWasErasedKeepsTheNumber() {
        String badge = new Enrolments(gateway).clerk();
        String token = http.tokenOfPerson(badge);
        gateway.eraseName(badge);
        Http.Response refused = closedBy(token, "/v1/stores/0123/operations");

        int person = gateway.master().personByBadge(badge).orElseThrow().id();
        assertThat(refused.json().path("detail").asText()).contains(" by #" + person + ". Put the goods");
    }
}
