package dev.backroom.console.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.client.LiveFeed.Notice;
import dev.backroom.console.feed.Followed.Part;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.Row;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the feed brings reaches the window once per pulse, and its age is never told too young.
class FollowedTest {

    private static final Instant START = Instant.parse("2027-03-09T08:00:00Z");

    private final UiByHand ui = new UiByHand();
    private final Hands clock = new Hands(START);
    private final List<Part> got = new ArrayList<>();
    private final Followed followed = new Followed(ui, clock, got::add);

    private static Notice message(String type, long from, long to, boolean more, Row... rows) {
        List<JsonNode> nodes = new ArrayList<>();
        for (Row row : rows) {
            nodes.add(Json.tolerant().valueToTree(row));
        }
        return new Notice.Rows(new Api.Live(type, "0123", from, to, more, START, nodes));
    }

    private static Row vendor(int id) {
        return new Vendor(id, "V" + id, "Vendor " + id);
    }

    private void snapshot() {
        followed.on(new Notice.Connected(0));
        followed.on(message("snapshot", 1, 9, false, vendor(1)));
        ui.pulse();
    }

    @Test
    void givesASnapshotOnOnlyWhenItIsWhole() {
        followed.on(new Notice.Connected(0));
        followed.on(message("snapshot", 1, 9, true, vendor(1)));
        ui.pulse();
        assertThat(got).isEmpty();

        followed.on(message("snapshot", 1, 9, false, vendor(2)));
        ui.pulse();

        assertThat(got).containsExactly(new Part(true, 9, List.of(vendor(1), vendor(2))));
    }

    @Test
    void forgetsTheHalfOfASnapshotThatALostConnectionLeft() {
        followed.on(new Notice.Connected(0));
        followed.on(message("snapshot", 1, 9, true, vendor(1)));
        followed.on(new Notice.Disconnected("gone", Duration.ZERO));
        followed.on(new Notice.Connected(0));
        followed.on(message("snapshot", 1, 10, false, vendor(2)));
        ui.pulse();

        assertThat(got).containsExactly(new Part(true, 10, List.of(vendor(2))));
    }

    @Test
    void appliesAllThatCameAtOnePulse() {
        snapshot();
        int before = ui.pulsesAsked();

        for (int number = 10; number < 40; number++) {
            followed.on(message("changes", number, number, false, vendor(number)));
        }

        assertThat(got).hasSize(1);
        assertThat(ui.pulsesAsked() - before).isEqualTo(1);
        ui.pulse();
        assertThat(got).hasSize(31);
    }

    @Test
    void letsTheFeedWaitForAWindowThatDoesNotKeepUp() throws InterruptedException {
        snapshot();
        var feed = Thread.ofVirtual().start(() -> {
            for (int number = 10; number < 210; number++) {
                followed.on(message("changes", number, number, false, vendor(number)));
            }
        });

        assertThat(feed.join(Duration.ofMillis(200)))
                .as("200 messages fit into no bound")
                .isFalse();
        for (int round = 0; round < 1_000 && feed.isAlive(); round++) {
            ui.pulse();
            feed.join(Duration.ofMillis(10));
        }
        ui.pulse();

        assertThat(got).hasSize(201);
    }

    @Test
    void isConnectingUntilSomethingIsKnown() {
        assertThat(followed.look(Duration.ofDays(9_999)).state()).isEqualTo(Link.State.CONNECTING);

        followed.on(new Notice.Connected(0));
        assertThat(followed.look(Duration.ZERO).state()).isEqualTo(Link.State.CONNECTING);
    }

    @Test
    void isLiveWithTheAgeOfTheLastSignOfLife() {
        snapshot();
        clock.forward(Duration.ofMillis(700));

        var link = followed.look(Duration.ofMillis(700));

        assertThat(link.state()).isEqualTo(Link.State.LIVE);
        assertThat(link.age()).isEqualTo(Duration.ofMillis(700));
    }

    @Test
    void isBehindWhenTheGatewaySaysNothingAnyMore() {
        snapshot();
        followed.look(Duration.ZERO);
        var silence = Link.QUIET.plus(Link.BEHIND_AFTER).plusMillis(1);
        clock.forward(silence);

        assertThat(followed.look(silence).state()).isEqualTo(Link.State.BEHIND);
    }

    @Test
    void isOfflineAndKeepsWhatItWasAsOf() {
        snapshot();
        followed.look(Duration.ZERO);
        followed.on(new Notice.Disconnected("no route", Duration.ofSeconds(1)));
        clock.forward(Duration.ofMinutes(3));

        var link = followed.look(Duration.ofMinutes(3));

        assertThat(link.state()).isEqualTo(Link.State.OFFLINE);
        assertThat(link.current()).contains(START);
        assertThat(link.age()).isEqualTo(Duration.ofMinutes(3));
        assertThat(link.why()).isEqualTo("no route");
    }

    @Test
    void isNotLiveThroughAConnectionAlone() {
        snapshot();
        followed.look(Duration.ZERO);
        followed.on(new Notice.Disconnected("no route", Duration.ZERO));
        clock.forward(Duration.ofMinutes(3));
        followed.on(new Notice.Connected(9));

        assertThat(followed.look(Duration.ZERO).state())
                .as("nothing came over it yet: the numbers are three minutes old")
                .isEqualTo(Link.State.BEHIND);
        clock.forward(Duration.ofMillis(30));
        assertThat(followed.look(Duration.ZERO).state())
                .as("a sign of life after the connection")
                .isEqualTo(Link.State.LIVE);
    }

    @Test
    void isOfflineWhenNumbersAreMissing() {
        snapshot();
        followed.on(new Notice.Gap(10, 14));

        assertThat(followed.look(Duration.ZERO).state()).isEqualTo(Link.State.OFFLINE);
        assertThat(followed.look(Duration.ZERO).why()).contains("10 to 13");
    }

    @Test
    void hasEndedWhenTheGatewayDoesNotLetItIn() {
        snapshot();
        followed.on(new Notice.Denied("store 0123 is not open to us"));

        assertThat(followed.look(Duration.ZERO).state()).isEqualTo(Link.State.ENDED);
    }
}
