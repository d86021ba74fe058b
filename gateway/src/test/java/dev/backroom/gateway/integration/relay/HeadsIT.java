package dev.backroom.gateway.integration.relay;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.HeadMarks;
import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Signed heads: what was said about the chains can be held against them.
@Timeout(120)
class HeadsIT {

    @TempDir
    private static Path kafka;

    @TempDir
    private Path folder;

    private static Vertx vertx;
    private static LogFixture log;
    private static Broker broker;

    private final History history = new History(1);

    @BeforeAll
    static void startEverything() throws IOException, SQLException {
        vertx = Vertx.vertx();
        log = new LogFixture(vertx);
        broker = Broker.start(kafka);
    }

    @AfterAll
    static void stopEverything() throws Exception {
        broker.close();
        vertx.close().await(20, SECONDS);
        log.close();
    }

    @BeforeEach
    void begin() throws SQLException {
        log.empty();
        log.append(history.next(10));
    }

    @Test
    void verifiesWhatWasSigned() throws Exception {
        signOnce();
        log.append(history.next(10));
        signOnce();

        Heads.Result result = verify();

        assertThat(result.problems()).isEmpty();
        assertThat(result.statements()).isEqualTo(2);
        assertThat(result.heads()).isEqualTo(2);
    }

    @Test
    void findsAChainWhoseTailWasCutOff() throws Exception {
        signOnce();
        log.execute("DELETE FROM event WHERE number > 7");

        assertThat(verify().problems()).containsExactly("store 0001: event 10 was signed and is not in the log");
    }

    @Test
    void findsAChainThatWasWrittenAnew() throws Exception {
        signOnce();
        log.empty();
        log.append(new History(1).next(10));

        assertThat(verify().problems()).containsExactly("store 0001: event 10 is not the one that was signed");
    }

    @Test
    void findsALineThatWasChangedAndOneThatWasTakenOut() throws Exception {
        signOnce();
        log.append(history.next(1));
        signOnce();
        log.append(history.next(1));
        signOnce();
        Path book = book();
        List<String> lines = Files.readAllLines(book);

        Files.write(book, List.of(lines.get(0).replace("number\\\":10", "number\\\":9"), lines.get(1), lines.get(2)));
        assertThat(verify().problems())
                .containsExactly(
                        "line 1: the signature is not right", "line 2: the line before it is missing or was changed");

        Files.write(book, List.of(lines.get(0), lines.get(2)));
        assertThat(verify().problems()).containsExactly("line 2: the line before it is missing or was changed");
    }

    @Test
    void findsABookWhoseLastLinesWereCutOffAlsoAfterAGatewayWentOnWritingIt() throws Exception {
        signOnce();
        Path book = book();
        String first = Files.readString(book);
        log.append(history.next(1));
        signOnce();
        log.append(history.next(1));
        signOnce();

        Files.writeString(book, first);
        assertThat(verify().problems()).containsExactly("the last line that was signed is not in the book");

        signOnce();
        assertThat(verify().problems()).containsExactly("line 2: the line before it is missing or was changed");
    }

    @Test
    void findsABookThatIsGoneAsAWhole() throws Exception {
        signOnce();
        Files.delete(book());

        assertThat(verify().problems()).containsExactly("the last line that was signed is not in the book");
    }

    @Test
    void aLineThatTheDatabaseWasNotToldOfAnyMoreIsNoFault() throws Exception {
        signOnce();
        log.execute("CREATE TABLE before AS SELECT * FROM head_mark");
        log.append(history.next(1));
        signOnce();
        log.execute("DELETE FROM head_mark");
        log.execute("INSERT INTO head_mark SELECT * FROM before");
        log.execute("DROP TABLE before");
        assertThat(verify().problems()).isEmpty();

        signOnce();
        assertThat(verify().problems()).isEmpty();
    }

    @Test
    void goesOnAfterALineThatAKillCutOff() throws Exception {
        signOnce();
        Files.writeString(book(), "{\"statement\":\"{\\\"at\\\":\\\"20", StandardOpenOption.APPEND);
        log.append(history.next(1));
        signOnce();

        Heads.Result result = verify();

        assertThat(result.problems()).isEmpty();
        assertThat(result.statements()).isEqualTo(2);
    }

    @Test
    void looksPastErasThatAreArchived() throws Exception {
        signOnce();
        log.empty();

        Heads.Result result = new Heads(folder, events(), marks())
                .verify(Set.of(1), Optional.empty())
                .await(20, SECONDS);

        assertThat(result.problems()).isEmpty();
        assertThat(result.archived()).isEqualTo(1);
    }

    @Test
    void saysThatNothingCanBeCheckedWithoutThePublicKey() throws Exception {
        signOnce();
        Files.delete(folder.resolve("heads.pub"));

        assertThat(verify().problems()).singleElement().asString().contains("1 signed", "heads.pub is missing");
    }

    @Test
    void hasCheckedNothingWhereNothingWasSigned() throws Exception {
        Heads.Result result = verify();

        assertThat(result.heads()).isZero();
        assertThat(result.last()).isEmpty();
        assertThat(result.stores()).isEmpty();
    }

    @Test
    void looksAtTheHeadsOfOneStoreOnly() throws Exception {
        signOnce();
        log.execute("DELETE FROM event WHERE number > 7");
        Heads heads = new Heads(folder, events(), marks());

        Heads.Result other =
                heads.verify(Set.of(), Optional.of(StoreId.parse("0002"))).await(20, SECONDS);

        assertThat(other.problems()).isEmpty();
        assertThat(other.heads()).isZero();
        assertThat(heads.verify(Set.of(), Optional.of(StoreId.parse("0001")))
                        .await(20, SECONDS)
                        .problems())
                .hasSize(1);
    }

    @Test
    void keepsTheKeyOfTheFirstStart() {
        assertThat(HeadKeys.in(folder).id()).isEqualTo(HeadKeys.in(folder).id());
    }

    @Test
    void publishesToTheTopicOfHeads() throws Exception {
        RelaySettings settings = settings(Duration.ofMillis(50));
        Relay relay = relay(settings);
        vertx.deployVerticle(relay).await(20, SECONDS);
        String publisher = vertx.deployVerticle(publisher(relay, settings)).await(20, SECONDS);

        try (KafkaConsumer<String, String> consumer = consumer(settings)) {
            Instant until = Instant.now().plusSeconds(30);
            String statement = "";
            while (statement.isEmpty() && Instant.now().isBefore(until)) {
                for (var letter : consumer.poll(Duration.ofMillis(100))) {
                    statement = letter.value();
                }
            }
            assertThat(statement).contains("\"store\":\"0001\"", "\"number\":10");
        }
        vertx.undeploy(publisher).await(20, SECONDS);
        vertx.undeploy(relay.deploymentID()).await(20, SECONDS);
    }

    /// A publisher signs once more when it stops.
    private void signOnce() throws TimeoutException {
        RelaySettings settings = settings(Duration.ofHours(1));
        String publisher =
                vertx.deployVerticle(publisher(relay(settings), settings)).await(20, SECONDS);
        vertx.undeploy(publisher).await(20, SECONDS);
    }

    private Heads.Result verify() throws TimeoutException {
        return new Heads(folder, events(), marks())
                .verify(Set.of(), Optional.empty())
                .await(20, SECONDS);
    }

    private Path book() throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jsonl"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private HeadPublisher publisher(Relay relay, RelaySettings settings) {
        return new HeadPublisher(events(), marks(), Optional.of(relay), settings, folder, InstantSource.system());
    }

    private static HeadMarks marks() {
        return new HeadMarks(log.readers());
    }

    private static EventReader events() {
        return new EventReader(log.readers());
    }

    private static Relay relay(RelaySettings settings) {
        return new Relay(
                events(),
                new Cursors(log.readers(), "relay"),
                settings,
                new RelayMeters(new SimpleMeterRegistry()),
                InstantSource.system());
    }

    private static RelaySettings settings(Duration every) {
        RelaySettings plain = RelaySettings.at(broker.servers());
        return new RelaySettings(
                plain.servers(), "h.events", "h.heads", 1, (short) 1, plain.inFlightMax(), every, Map.of());
    }

    private static KafkaConsumer<String, String> consumer(RelaySettings settings) {
        KafkaConsumer<String, String> consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers",
                        settings.servers(),
                        "group.id",
                        UUID.randomUUID().toString(),
                        "metadata.max.age.ms",
                        "1000",
                        "auto.offset.reset",
                        "earliest"),
                new StringDeserializer(),
                new StringDeserializer());
        consumer.subscribe(List.of(settings.heads()));
        return consumer;
    }
}
