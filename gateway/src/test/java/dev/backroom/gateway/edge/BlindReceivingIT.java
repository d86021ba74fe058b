package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Where receiving is blind, a device meets no number of what was ordered or promised, whatever it reads, is told
/// or is
/// asked.
@ExtendWith(RunningGateway.Given.class)
class BlindReceivingIT {

    /// Ordered on two lines and in all; promised loose and in a unit; what one scan fills of each line; what is too
    /// much.
    private static final List<String> NUMBERS =
            List.of("40617", "32902", "73519", "51283", "22236", "18381", "11619", "18717");

    private static final Pattern TOLD = Pattern.compile("(?<![0-9])(" + String.join("|", NUMBERS) + ")(?![0-9])");

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private final Morning morning;

    BlindReceivingIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
        this.morning = new Morning(gateway, http);
    }

    @BeforeEach
    void announce() {
        morning.announced();
        morning.feed(
                "orders", Morning.STORE, """
                {"order":"%1$s","version":2,"vendor":"%2$s","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"%3$s","quantity":40617},{"line":20,"sku":"%3$s","quantity":32902}]}""".formatted(morning.code("PO"), morning.code("V"), morning.code("OAT")));
        morning.feed("notices", Morning.STORE, """
                {"delivery":"%1$s","vendor":"%2$s","orders":["%3$s"],"expectedAt":"2030-03-02T06:10:00Z",
                 "lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":51283}],
                 "units":[{"sscc":"%5$s","lines":[{"order":"%3$s","orderLine":10,"sku":"%4$s","quantity":22236}]},
                          {"sscc":"%6$s","lines":[]}]}""".formatted(
                        morning.code("D"),
                        morning.code("V"),
                        morning.code("PO"),
                        morning.code("OAT"),
                        morning.sscc(1),
                        morning.sscc(2)));
        morning.opened();
    }

    @AfterEach
    void end() {
        blind(false);
        http.close();
    }

    private void blind(boolean on) {
        gateway.post(
                StoreId.CHAIN,
                new ChainOperation.PutPolicy(
                        "blind-receiving", "store:" + Morning.STORE, Map.of("on", Boolean.toString(on))));
    }

    private List<String> read(String token, int device) {
        return new Readings(gateway, http)
                .everything(
                        token,
                        device,
                        List.of(
                                morning.gtin(1),
                                morning.sscc(1),
                                morning.sscc(2),
                                morning.code("D"),
                                morning.code("PO")));
    }

    /// All that the device that does the work is told.
    private List<String> work() {
        List<Http.Response> told = new ArrayList<>();
        told.add(morning.put(morning.receiveUnit()));
        told.add(morning.put(morning.receive(1, "30000")));
        told.add(morning.put(morning.receive(1, "40000")));
        told.add(morning.put(morning.receive(1, "40000"), ",\"offline\":true"));
        told.add(morning.put("{\"type\":\"close-receipt\",\"delivery\":\"" + morning.code("D") + "\"}"));
        assertThat(told).extracting(Http.Response::status).containsExactly(200, 200, 409, 202, 200);
        List<String> texts =
                new ArrayList<>(told.stream().map(one -> one.raw().body()).toList());
        for (long number = 1; number <= morning.number(); number++) {
            texts.add(http.get("/v1/stores/0123/operations/" + morning.device() + "/" + number, morning.token())
                    .raw()
                    .body());
        }
        return texts;
    }

    @Test
    void theDeviceThatReceivesMeetsNone() {
        blind(true);
        assertThat(read(morning.token(), morning.device()))
                .as("before")
                .noneMatch(text -> TOLD.matcher(text).find());

        List<String> told = work();

        assertThat(told).noneMatch(text -> TOLD.matcher(text).find());
        assertThat(told)
                .anyMatch(text -> text.contains("\"More of Oat drink 1 l than is ordered"))
                .anyMatch(text -> text.contains(" is closed.\""))
                .noneMatch(text -> text.contains("shortages"));
        assertThat(read(morning.token(), morning.device()))
                .as("after")
                .noneMatch(text -> TOLD.matcher(text).find());
    }

    @Test
    void nobodyElseAtADeviceDoes() {
        blind(true);
        work();
        int device = enrolments.handheld();

        assertThat(read(http.tokenOfPersonAt(device, enrolments.clerk()), device))
                .noneMatch(text -> TOLD.matcher(text).find());
        assertThat(read(http.tokenOfPerson(enrolments.clerk()), 0))
                .noneMatch(text -> TOLD.matcher(text).find());
    }

    @Test
    void whatIsStillToComeIsNotEvenListed() {
        blind(true);
        String units = "/v1/stores/0123/units?delivery=" + morning.code("D");

        assertThat(http.get(units, morning.token()).json().path("items")).isEmpty();
        morning.done(morning.receiveUnit());
        assertThat(http.get(units, morning.token()).json().path("items")).hasSize(1);
    }

    @Test
    void itsOwnScansAreStillThere() {
        blind(true);
        work();

        assertThat(http.get("/v1/stores/0123/receipts?delivery=" + morning.code("D"), morning.token())
                        .raw()
                        .body())
                .contains("\"quantity\":30000", morning.sscc(1));
    }

    @Test
    void aSupervisorKnowsAll() {
        blind(true);
        work();

        String everything = String.join("\n", read(http.tokenOfPerson(enrolments.supervisor()), 0));

        assertThat(NUMBERS).allMatch(everything::contains);
    }

    @Test
    void withoutTheRuleADeviceKnowsWhatWasOrdered() {
        String everything = String.join("\n", read(morning.token(), morning.device()));

        assertThat(everything).contains("40617", "32902", "51283");
        assertThat(work()).anyMatch(text -> text.contains("18717 more of Oat drink"));
    }

    @Test
    void anOpenFeedIsCutFromTheMomentTheRuleHolds() {
        try (LiveReader reader = LiveReader.open(gateway, "?store=0123&scope=device", morning.token())) {
            reader.until(RunningGateway.done(gateway.events().head(RunningGateway.STORE))
                    .number());
            blind(true);
            long number =
                    morning.done(morning.receive(1, "1")).json().path("event").asLong();

            assertThat(reader.until(number)).last().satisfies(message -> {
                assertThat(message.type()).isEqualTo("snapshot");
                assertThat(Json.text(message)).doesNotContainPattern(TOLD);
            });
        }
    }
}
