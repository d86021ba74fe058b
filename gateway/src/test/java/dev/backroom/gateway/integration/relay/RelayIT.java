package dev.backroom.gateway.integration.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The relay with a real log and a real broker.
@Timeout(120)
class RelayIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static LogFixture log;
    private static Broker broker;

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private RelaySettings settings = RelaySettings.at("");
    private String deployment = "";
    private Relay relay = relay(settings);

    @BeforeAll
    static void startEverything() throws IOException, SQLException {
        vertx = Vertx.vertx();
        log = new LogFixture(vertx);
        broker = Broker.start(folder);
    }

    @AfterAll
    static void stopEverything() throws Exception {
        broker.close();
        vertx.close().await(20, SECONDS);
        log.close();
    }

    @BeforeEach
    void useTopicsOfItsOwn() throws SQLException {
        log.empty();
        String name = "t" + System.nanoTime();
        RelaySettings plain = RelaySettings.at(broker.servers());
        settings = new RelaySettings(
                plain.servers(),
                name,
                name + ".heads",
                3,
                (short) 1,
                plain.inFlightMax(),
                plain.headsEvery(),
                Map.of());
    }

    @AfterEach
    void stop() throws TimeoutException {
        if (!deployment.isEmpty()) {
            vertx.undeploy(deployment).await(20, SECONDS);
        }
    }

    @Test
    void relaysWhatIsCommittedInOrderPerStore() throws Exception {
        start();
        List<History> stores = histories(5);

        for (int round = 0; round < 60; round++) {
            List<Event> batch = new ArrayList<>();
            stores.forEach(history -> batch.addAll(history.next(5)));
            log.append(batch);
            relay.offer(batch);
        }

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 1_500, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
            assertThat(inbox.duplicates()).isZero();
            stores.forEach(history -> assertChained(inbox, history));
        }
        await(() -> relay.health().lag() == 0);
        assertThat(relay.health().up()).isTrue();
        assertThat(registry.get("backroom.relay.relayed").counter().count()).isEqualTo(1_500);
        assertThat(relay.acknowledged(new StoreId(1))).isEqualTo(300);
    }

    @Test
    void findsWhatNobodyHandedOver() throws Exception {
        start();
        History store = new History(1);
        log.append(store.next(2_500));

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 2_500, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
        }
    }

    @Test
    void readsFromTheLogWhereWhatIsHandedOverLeavesOutNumbers() throws Exception {
        start();
        History store = new History(1);
        List<Event> events = store.next(30);
        log.append(events);

        relay.offer(events.subList(20, 30));

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 30, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
        }
    }

    @Test
    void waitsWhileTheBrokerIsAwayAndThenMissesNothing() throws Exception {
        start();
        List<History> stores = histories(3);
        commit(stores, 100);
        await(() -> relay.health().relayed() == 300);

        broker.stop();
        for (int round = 0; round < 50; round++) {
            commit(stores, 10);
        }
        await(() -> !relay.health().up());
        assertThat(relay.health().lag()).isEqualTo(1_500);
        broker.start();
        commit(stores, 1);

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 1_803, Duration.ofSeconds(60));
            assertThat(inbox.tooEarly()).isEmpty();
            stores.forEach(history -> assertChained(inbox, history));
        }
        await(() -> relay.health().up() && relay.health().lag() == 0);
    }

    @Test
    void startsBeforeTheBrokerDoes() throws Exception {
        broker.stop();
        start();
        List<History> stores = histories(2);
        commit(stores, 10);
        await(() -> !relay.health().up() && relay.health().lag() == 20);

        broker.start();

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 20, Duration.ofSeconds(60));
            assertThat(inbox.tooEarly()).isEmpty();
        }
    }

    @Test
    void goesOnWhereItStopped() throws Exception {
        start();
        List<History> stores = histories(3);
        commit(stores, 50);
        await(() -> relay.health().lag() == 0 && relay.health().relayed() == 150);
        vertx.undeploy(deployment).await(20, SECONDS);
        commit(stores, 50);

        start();

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 300, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
            assertThat(inbox.duplicates())
                    .as("an orderly stop saves the cursors")
                    .isZero();
        }
    }

    @Test
    void sendsAgainInOrderWhatWasNotSavedBeforeACrash() throws Exception {
        start();
        List<History> stores = histories(2);
        commit(stores, 50);
        await(() -> relay.health().relayed() == 100);
        vertx.undeploy(deployment).await(20, SECONDS);
        log.execute("UPDATE cursor SET number = 20");

        start();

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.duplicates() == 60, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
            assertThat(inbox.total()).isEqualTo(100);
        }
    }

    @Test
    void keepsNoMoreOnTheWayThanAllowed() throws Exception {
        settings = new RelaySettings(
                settings.servers(),
                settings.events(),
                settings.heads(),
                3,
                (short) 1,
                7,
                settings.headsEvery(),
                Map.of());
        start();
        List<History> stores = histories(3);

        commit(stores, 200);

        try (Inbox inbox = inbox()) {
            inbox.readUntil(() -> inbox.total() == 600, SOON);
            assertThat(inbox.tooEarly()).isEmpty();
        }
    }

    @Test
    void saysWhenAnEraLeftBeforeItWasRelayed() throws Exception {
        History store = new History(1);
        List<Event> events = store.next(10);
        log.append(events.subList(5, 10));

        start();

        await(() -> relay.health().detail().contains("events 1 to 5 of store 0001 are not in the log any more"));
        assertThat(relay.health().up()).isFalse();
        assertThat(relay.health().relayed()).isZero();
    }

    @Test
    void aRecordThatKafkaRefusesHaltsItsStoreAloneUntilItIsTaken() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.servers()))) {
            admin.createTopics(List.of(new NewTopic(settings.events(), 1, (short) 1).configs(largest(20_000))))
                    .all()
                    .get();
            start();
            List<History> stores = histories(3);
            commit(stores, 10);
            await(() -> relay.health().relayed() == 30);

            List<Event> batch = new ArrayList<>(List.of(stores.getFirst().next(noise(60_000))));
            stores.forEach(history -> batch.addAll(history.next(10)));
            log.append(batch);
            relay.offer(batch);
            await(() -> acknowledged(2) == 20 && acknowledged(3) == 20);
            await(() -> halted() == 1);
            assertThat(relay.health().up()).isFalse();
            assertThat(relay.health().detail()).contains("event 11 of store 0001", "RecordTooLarge", "lag 11");
            assertThat(acknowledged(1)).isEqualTo(10);

            double read = registry.get("backroom.relay.read").counter().count();
            Instant tried = Instant.now();
            await(() -> Duration.between(tried, Instant.now()).toMillis() > 3_000);
            commit(stores.subList(1, 3), 100);
            await(() -> acknowledged(2) == 120 && acknowledged(3) == 120);
            assertThat(registry.get("backroom.relay.read").counter().count() - read)
                    .as("it was tried again, and nobody else had to begin anew for it")
                    .isBetween(1.0, 5.0);

            AlterConfigOp larger =
                    new AlterConfigOp(new ConfigEntry("max.message.bytes", "1000000"), AlterConfigOp.OpType.SET);
            admin.incrementalAlterConfigs(
                            Map.of(new ConfigResource(ConfigResource.Type.TOPIC, settings.events()), List.of(larger)))
                    .all()
                    .get();
            await(() -> relay.health().up() && relay.health().lag() == 0);
            assertThat(halted()).isZero();
            try (Inbox inbox = inbox()) {
                inbox.readUntil(() -> inbox.total() == 261, SOON);
                assertThat(inbox.tooEarly()).isEmpty();
                stores.forEach(history -> assertChained(inbox, history));
            }
        }
    }

    @Test
    void anEventThatCannotBeReadHaltsItsStoreAlone() throws Exception {
        start();
        List<History> stores = histories(2);
        commit(stores, 10);
        log.append(List.of(stores.getFirst().nextBroken()));
        commit(stores, 10);

        await(() -> acknowledged(2) == 20 && halted() == 1);
        assertThat(acknowledged(1)).isEqualTo(10);
        assertThat(relay.health().detail()).contains("event 11 of store 0001");
        commit(stores, 10);
        await(() -> acknowledged(2) == 30);
    }

    private long acknowledged(int store) {
        return relay.acknowledged(new StoreId(store));
    }

    private double halted() {
        return registry.get("backroom.relay.halted").gauge().value();
    }

    private static Map<String, String> largest(int bytes) {
        return Map.of("max.message.bytes", Integer.toString(bytes));
    }

    /// Text that cannot be compressed much.
    private static String noise(int length) {
        return new Random(7)
                .ints(length, 'a', 'z')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /// Not an assertion: prints how fast a morning's backlog goes out.
    @Test
    void printsHowFastABacklogGoesOut() throws Exception {
        List<History> stores = histories(20);
        for (History history : stores) {
            log.append(history.next(5_000));
        }
        start();
        await(() -> relay.health().up() && relay.health().relayed() > 0);
        long already = relay.health().relayed();
        Instant began = Instant.now();

        await(() -> relay.health().relayed() == 100_000);

        double seconds = Duration.between(began, Instant.now()).toMillis() / 1_000.0;
        System.out.printf("relay: %,.0f events/s from the log, %,d events%n", (100_000 - already) / seconds, 100_000);
        assertThat(relay.health().lag()).isZero();
    }

    private void start() throws TimeoutException {
        relay = relay(settings);
        deployment = vertx.deployVerticle(relay).await(20, SECONDS);
    }

    private Relay relay(RelaySettings with) {
        return new Relay(
                new EventReader(log.readers()),
                new Cursors(log.readers(), "relay"),
                with,
                new RelayMeters(registry),
                InstantSource.system());
    }

    private Inbox inbox() {
        await(() -> relay.health().relayed() > 0);
        return new Inbox(broker.servers(), settings.events());
    }

    private void commit(List<History> stores, int each) throws SQLException {
        List<Event> batch = new ArrayList<>();
        stores.forEach(history -> batch.addAll(history.next(each)));
        log.append(batch);
        relay.offer(batch);
    }

    private static List<History> histories(int count) {
        return IntStream.rangeClosed(1, count).mapToObj(History::new).toList();
    }

    /// Whoever reads the topic can verify the chain without asking us.
    private static void assertChained(Inbox inbox, History history) {
        List<Inbox.Letter> letters = inbox.of(history.store().code());
        assertThat(letters)
                .extracting(Inbox.Letter::number)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, history.last()).boxed().toList());
        Bytes previous = Head.START.hash();
        for (Inbox.Letter letter : letters) {
            Bytes hash = Event.hash(
                    previous,
                    history.store(),
                    letter.number(),
                    Instant.parse(Inbox.header(letter.raw(), "ce_time")),
                    Integer.parseInt(Inbox.header(letter.raw(), "backroom_source")),
                    Long.parseLong(Inbox.header(letter.raw(), "backroom_key")),
                    Integer.parseInt(Inbox.header(letter.raw(), "backroom_version")),
                    Bytes.of(letter.raw().value()));
            assertThat(letter.hash()).isEqualTo(hash.hex());
            previous = hash;
        }
    }

    private static void await(BooleanSupplier condition) {
        Instant until = Instant.now().plus(SOON);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("not within " + SOON);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }
}
