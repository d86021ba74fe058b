package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.client.Mirror;
import dev.backroom.gateway.edge.token.Tokens;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The live feed: nothing is missed, whatever happens to the reader.
@ExtendWith(RunningGateway.Given.class)
class LiveIT {

    private static final AtomicInteger STORES = new AtomicInteger(500);

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;
    private final StoreId store;

    LiveIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
        this.store = gateway.store(STORES.incrementAndGet());
    }

    @AfterEach
    void close() {
        http.close();
    }

    private long put(String... codes) {
        List<SetupOperation.LocationData> locations = new ArrayList<>();
        for (String code : codes) {
            locations.add(
                    new SetupOperation.LocationData(code, Optional.empty(), LocationKind.BIN, Temperature.AMBIENT));
        }
        return gateway.post(store, new SetupOperation.PutLocations(locations)).event();
    }

    private String query() {
        return "?store=" + store.code();
    }

    private String desk() {
        return http.tokenOfPerson(enrolments.administrator());
    }

    /// Numbers go on without a gap, and rows are the log's.
    private static void complete(List<Api.Live> messages, long from) {
        long expected = from;
        for (Api.Live message : messages) {
            assertThat(message.from()).isEqualTo(expected);
            expected = message.to() + 1;
        }
    }

    @Test
    void firstComesASnapshotThenWhatChanges() {
        long before = put("A-1");
        try (LiveReader reader = LiveReader.open(gateway, query(), desk())) {
            Api.Live snapshot = reader.next();
            assertThat(snapshot.type()).isEqualTo("snapshot");
            assertThat(snapshot.from()).isEqualTo(1);
            assertThat(snapshot.to()).isEqualTo(before);
            assertThat(snapshot.rows())
                    .anyMatch(row -> row.path("code").asText().equals("A-1"));

            long after = put("A-2");
            List<Api.Live> changes = reader.until(after);
            complete(changes, before + 1);
            assertThat(changes.getLast().rows())
                    .anyMatch(row -> row.path("code").asText().equals("A-2"));
            assertThat(changes.getLast().time()).isAfter(snapshot.time());
        }
    }

    @Test
    void anEmptyStoreHasAnEmptySnapshot() {
        try (LiveReader reader = LiveReader.open(gateway, query(), desk())) {
            Api.Live snapshot = reader.next();
            assertThat(snapshot.to()).isZero();
            assertThat(snapshot.rows()).isEmpty();
            complete(reader.until(put("A-1")), 1);
        }
    }

    @Test
    void whoComesBackGetsWhatChangedSince() {
        put("A-1");
        long known = put("A-2");
        put("A-3");
        long newest = put("A-2", "A-4");

        try (LiveReader reader = LiveReader.open(gateway, query() + "&after=" + known, desk())) {
            List<Api.Live> changes = reader.until(newest);

            complete(changes, known + 1);
            assertThat(changes).allMatch(message -> message.type().equals("changes"));
            assertThat(changes.getFirst().rows())
                    .filteredOn(row -> row.path("k").asText().equals("location"))
                    .extracting(row -> row.path("code").asText())
                    .contains("A-3", "A-4")
                    .doesNotContain("A-1");
        }
    }

    @Test
    void whoKnowsANumberThatNeverWasGetsASnapshot() {
        long newest = put("A-1");

        try (LiveReader reader = LiveReader.open(gateway, query() + "&after=" + (newest + 100), desk())) {
            assertThat(reader.next().type()).isEqualTo("snapshot");
        }
    }

    @Test
    void aSlowReaderGetsChangesDrawnTogetherAndMissesNoNumber() {
        long start = put("A-0");
        try (LiveReader reader = LiveReader.slow(gateway, query() + "&after=" + start, desk())) {
            long newest = start;
            for (int round = 0; round < 400; round++) {
                String[] codes = new String[200];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = "B-%03d-%020d".formatted(i, 0);
                }
                // The kind changes, so that each round is a change.
                newest = put(round, codes);
            }

            reader.takeAll();
            List<Api.Live> messages = reader.until(newest);

            complete(messages, start + 1);
            assertThat(messages.size()).as("drawn together").isLessThan(300);
            Mirror mirror = new Mirror(store);
            assertThat(messages).allMatch(message -> message.type().equals("changes"));
            messages.forEach(message -> mirror.apply(moved(message, start)));
            assertThat(messages.getLast().rows().size()).isLessThanOrEqualTo(250);
        }
    }

    /// The mirror begins at zero.
    private static Api.Live moved(Api.Live message, long start) {
        return new Api.Live(
                message.type(),
                message.store(),
                message.from() - start,
                message.to() - start,
                false,
                message.time(),
                message.rows());
    }

    private long put(int round, String... codes) {
        LocationKind kind = round % 2 == 0 ? LocationKind.BIN : LocationKind.SHELF;
        List<SetupOperation.LocationData> locations = new ArrayList<>();
        for (String code : codes) {
            locations.add(new SetupOperation.LocationData(code, Optional.empty(), kind, Temperature.AMBIENT));
        }
        return gateway.post(store, new SetupOperation.PutLocations(locations)).event();
    }

    @Test
    void aMirrorOfTheFeedIsTheStore() {
        put("A-1", "A-2");
        Mirror mirror = new Mirror(store);
        try (LiveReader reader = LiveReader.open(gateway, query(), desk())) {
            long newest = put("A-3");
            reader.until(newest).forEach(mirror::apply);
        }
        List<String> rows = RunningGateway.done(gateway.lanes()
                .read(
                        store,
                        0,
                        (state, _) -> state.rows().stream()
                                .map(held -> held.row().toString())
                                .sorted()
                                .toList()));

        assertThat(mirror.store().rows().stream()
                        .map(held -> held.row().toString())
                        .sorted())
                .isEqualTo(rows);
    }

    @Test
    void aSnapshotComesInParts() {
        String[] codes = new String[2_500];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = "P-" + i;
        }
        for (int i = 0; i < codes.length; i += 500) {
            put(Arrays.copyOfRange(codes, i, i + 500));
        }

        try (LiveReader reader = LiveReader.open(gateway, query(), desk())) {
            List<Api.Live> parts = reader.until(message -> !message.more());

            assertThat(parts.size()).isGreaterThan(2);
            assertThat(parts).extracting(Api.Live::from).containsOnly(1L);
            assertThat(parts)
                    .extracting(Api.Live::to)
                    .containsOnly(parts.getFirst().to());
            assertThat(parts.stream()
                            .flatMap(part -> part.rows().stream())
                            .filter(row -> row.path("k").asText().equals("location")))
                    .hasSize(2_500);
        }
    }

    @Test
    void theTokenMayBeTheFirstMessage() {
        long newest = put("A-1");
        try (LiveReader reader = LiveReader.open(gateway, query(), "")) {
            reader.say("{\"token\":\"" + desk() + "\"}");
            assertThat(reader.next().to()).isEqualTo(newest);
        }
        try (LiveReader reader = LiveReader.open(gateway, query(), "")) {
            reader.say("{\"token\":\"x.y.z\"}");
            assertThat(reader.awaitClose()).isEqualTo(4401);
        }
        try (LiveReader reader = LiveReader.open(gateway, query(), "")) {
            reader.say("let me in");
            assertThat(reader.awaitClose()).isEqualTo(4400);
        }
    }

    @Test
    void whoSaysNothingIsClosed() {
        try (LiveReader reader = LiveReader.open(gateway, query(), "")) {
            assertThat(reader.awaitClose()).isEqualTo(4408);
        }
    }

    @Test
    void whoMayNotIsNotLetIn() {
        String clerk = http.tokenOfDevice(enrolments.handheld());

        assertThat(LiveReader.refusal(gateway, "?store=0123", "x.y.z", "")).isEqualTo(401);
        assertThat(LiveReader.refusal(gateway, "?store=0124", clerk, "")).isEqualTo(403);
        assertThat(LiveReader.refusal(gateway, "?store=0123&scope=desk", clerk, ""))
                .isEqualTo(403);
        assertThat(LiveReader.refusal(gateway, "?store=0123&scope=map", clerk, ""))
                .isEqualTo(403);
        assertThat(LiveReader.refusal(gateway, "?store=0123&scope=all", clerk, ""))
                .isEqualTo(422);
        assertThat(LiveReader.refusal(gateway, "?store=0999", clerk, "")).isEqualTo(404);
        assertThat(LiveReader.refusal(gateway, "", clerk, "")).isEqualTo(422);
        assertThat(LiveReader.refusal(gateway, "?store=0123", clerk, "")).isEqualTo(101);
        Http.Response plain = http.get("/v1/live?store=0123", clerk);
        assertThat(plain.status()).isEqualTo(426);
        assertThat(plain.type()).isEqualTo("/problems/upgrade-needed");
    }

    @Test
    void pagesOfOthersMayNotListen() {
        String token = desk();

        assertThat(LiveReader.refusal(gateway, query(), token, "https://elsewhere.example"))
                .isEqualTo(403);
        assertThat(LiveReader.refusal(gateway, query(), token, "null")).isEqualTo(403);
        assertThat(http.send(http.request("/v1/live?store=0123", token)
                                .header("Origin", "https://elsewhere.example")
                                .build())
                        .type())
                .isEqualTo("/problems/foreign-origin");
        assertThat(LiveReader.refusal(gateway, query(), token, "https://maps.example"))
                .isEqualTo(101);
        assertThat(LiveReader.refusal(gateway, query(), token, "http://127.0.0.1:" + gateway.port()))
                .isEqualTo(101);
    }

    @Test
    void aRevokedDeviceIsClosedAtOnce() {
        String name = Enrolments.name("desk");
        int device = gateway.device(name, Set.of(Role.SUPERVISOR), Set.of(), true);
        try (LiveReader reader = LiveReader.open(gateway, query(), http.tokenOfDevice(device))) {
            reader.next();
            gateway.post(
                    StoreId.CHAIN, new ChainOperation.PutDevice(name, Set.of(Role.SUPERVISOR), Set.of(), true, false));

            assertThat(reader.awaitClose()).isEqualTo(4401);
        }
    }

    @Test
    void whoLosesTheRightToSeeStockLosesTheFeed() {
        String badge = Enrolments.name("SUP");
        gateway.person(badge, Set.of(Role.SUPERVISOR), Set.of());
        try (LiveReader reader = LiveReader.open(gateway, query(), http.tokenOfPerson(badge))) {
            reader.next();
            gateway.post(StoreId.CHAIN, new ChainOperation.PutPerson(badge, Set.of(Role.CLERK), Set.of(), true));

            assertThat(reader.awaitClose()).isEqualTo(4403);
        }
    }

    @Test
    void aFeedEndsWithItsTokenUnlessItIsRenewed() {
        int device = gateway.device(Enrolments.name("desk"), Set.of(Role.SUPERVISOR), Set.of(), true);
        Tokens ours = new Tokens(RunningGateway.settings().tokenKey(), Duration.ofMinutes(10));
        String ending = ours.give(
                device,
                0,
                gateway.clock().instant().minus(Duration.ofMinutes(10)).plusSeconds(4));
        try (LiveReader ends = LiveReader.open(gateway, query(), ending);
                LiveReader renewed = LiveReader.open(gateway, query(), ending)) {
            ends.next();
            renewed.next();
            renewed.say("{\"token\":\"" + http.tokenOfDevice(device) + "\"}");
            // Whatever was said is heard before what is committed later.
            renewed.until(put("A-1"));

            gateway.clock().forward(Duration.ofSeconds(5));

            assertThat(ends.awaitClose()).isEqualTo(4401);
            renewed.until(put("A-2"));
        }
    }

    @Test
    void aCallerHasSoManyFeeds() {
        String token = http.tokenOfDevice(enrolments.handheld());
        String feed = "?store=0123";
        try (LiveReader one = LiveReader.open(gateway, feed, token);
                LiveReader two = LiveReader.open(gateway, feed, token);
                LiveReader three = LiveReader.open(gateway, feed, token)) {
            one.next();
            two.next();
            three.next();
            try (LiveReader four = LiveReader.open(gateway, feed, token)) {
                assertThat(four.awaitClose()).isEqualTo(4429);
            }
        }
    }
}
