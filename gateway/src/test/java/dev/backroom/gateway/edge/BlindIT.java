package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whoever counts does it blind: a device, and a clerk at it, asks for everything there is and never meets the number
/// that is on hand.
@ExtendWith(RunningGateway.Given.class)
class BlindIT {

    /// Numbers that nothing else in the gateway has: two receipts by others, their sum, and what is left in each
    /// place.
    private static final String ONE = "86197";
    private static final String TWO = "71993";
    private static final String SUM = "158190";
    private static final String MOVED = "50021";
    private static final String LEFT = "108169";
    private static final Pattern TOLD =
            Pattern.compile("(?<![0-9])(" + String.join("|", ONE, TWO, SUM, MOVED, LEFT) + ")(?![0-9])");

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private final Morning others;

    BlindIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
        this.others = new Morning(gateway, http).announced().opened();
        String supervisor = enrolments.supervisor();
        for (String quantity : List.of(ONE, TWO)) {
            others.put(others.receive(1, quantity));
            assertThat(others.put(
                                    others.receive(1, quantity),
                                    ",\"confirms\":" + others.number() + ",\"approval\":{\"badge\":\"" + supervisor
                                            + "\",\"pin\":\"" + RunningGateway.PIN + "\"}")
                            .status())
                    .isEqualTo(200);
        }
        others.done(others.move(1, MOVED));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aSupervisorSeesTheNumbers() {
        List<String> all = everything(http.tokenOfPerson(enrolments.supervisor()), 0);

        assertThat(all).as("the search finds what is there").anyMatch(text -> told(text, MOVED));
        assertThat(all).anyMatch(text -> told(text, LEFT));
    }

    @Test
    void aDeviceSeesNone() {
        int device = enrolments.handheld();

        assertThat(everything(http.tokenOfDevice(device), device))
                .noneMatch(text -> TOLD.matcher(text).find());
    }

    @Test
    void aClerkAtADeviceSeesNone() {
        int device = enrolments.handheld();

        assertThat(everything(http.tokenOfPersonAt(device, enrolments.clerk()), device))
                .noneMatch(text -> TOLD.matcher(text).find());
    }

    @Test
    void aClerkWithoutADeviceSeesNone() {
        assertThat(everything(http.tokenOfPerson(enrolments.clerk()), 0))
                .noneMatch(text -> TOLD.matcher(text).find());
    }

    /// A refusal must not tell either.
    @Test
    void takingMoreThanThereIsTellsNothing() {
        int device = enrolments.handheld();
        Http.Response response = http.send(
                "PUT",
                "/v1/stores/0123/operations/" + device + "/1",
                http.tokenOfDevice(device),
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + others.move(1, "999999") + "}");

        assertThat(response.type()).isEqualTo("/problems/not-enough-stock");
        assertThat(response.raw().body()).doesNotContainPattern(TOLD);
    }

    private List<String> everything(String token, int device) {
        return new Readings(gateway, http)
                .everything(
                        token,
                        device,
                        List.of(others.gtin(1), others.sscc(1), "STAGE", others.code("BIN"), others.code("D")));
    }

    private static boolean told(String text, String number) {
        return Pattern.compile("(?<![0-9])" + number + "(?![0-9])")
                .matcher(text)
                .find();
    }
}
