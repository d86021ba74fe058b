package dev.backroom.sim.bench;

import dev.backroom.client.BackroomClient;
import dev.backroom.gateway.log.Database;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.faults.GatewayProcess;
import dev.backroom.sim.faults.LocalPostgres;
import dev.backroom.sim.faults.Preparation;
import dev.backroom.sim.faults.Prepared;
import dev.backroom.sim.kafka.EmbeddedKafka;
import dev.backroom.store.StoreId;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Measures a gateway beside the PostgreSQL that it stands on: `./mvnw -Pbench`.
///
/// Database, broker, gateway and load share this machine's processors. The broker runs for everybody, a reader of the
/// live feed is attached, the relay is on. The table is printed and written as JSON; the exit code is 1 when a row
/// does
/// not count or the gate is missed.
public final class Bench {

    private static final Preparation.Plan PLAN_OF_ONE = new Preparation.Plan(1, 256, 4, 16, 30, false);
    private static final long SEED = 4_711;
    private static final int REFERENCE_CONNECTIONS = 32;
    /// As the package starts it, from the root of the sources.
    private static final Path GATEWAY_JVM = Path.of("gateway", "java-options");
    private static final List<String> GATEWAY_HEAP = List.of("-Xms2g", "-Xmx2g");

    private final BenchSettings settings;
    private final PrintStream out;

    private Bench(BenchSettings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] args) throws IOException, TimeoutException, SQLException {
        boolean passed = new Bench(BenchSettings.of(System.getProperties()), System.out).run();
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws IOException, TimeoutException, SQLException {
        Instant since = Instant.now();
        Path output = settings.output().toAbsolutePath();
        Path folder = output.resolveSibling("bench-data");
        delete(folder);
        List<Row> rows;
        try (LocalPostgres postgres = LocalPostgres.start(folder.resolve("postgres"));
                EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"))) {
            out.println("preparing " + settings.stores() + " stores");
            Prepared prepared = prepare(postgres);
            rows = measure(folder, postgres, kafka, prepared);
            LargeStore large = LargeStore.measure(postgres.database("large"));
            rows.add(Row.of("state of a large store: loading", large.loadMillis(), "ms"));
            rows.add(Row.of("state of a large store: memory", large.bytes() / 1e6, "MB"));
        }
        delete(folder);
        Report report = new Report(rows);
        report.print(out);
        report.write(output);
        out.println("bench: " + (report.passed() ? "PASS" : "FAIL") + " gate=" + Report.GATE + "x at "
                + Report.GATE_CONNECTIONS + " connections, seconds="
                + Duration.between(since, Instant.now()).toSeconds() + " result=" + output);
        return report.passed();
    }

    private Prepared prepare(LocalPostgres postgres) throws TimeoutException {
        Preparation.Plan plan = new Preparation.Plan(
                settings.stores(),
                PLAN_OF_ONE.devices(),
                PLAN_OF_ONE.deliveries(),
                PLAN_OF_ONE.lines(),
                PLAN_OF_ONE.units(),
                PLAN_OF_ONE.told());
        return Preparation.run(
                postgres.database("backroom"),
                plan,
                Catalogue.of(Articles.load().all(), SEED));
    }

    private List<Row> measure(Path folder, LocalPostgres postgres, EmbeddedKafka kafka, Prepared prepared)
            throws TimeoutException, SQLException {
        Database.Address address = postgres.database("backroom");
        Database.Address beside = postgres.database("reference");
        StoreId watched = prepared.stores().getFirst();
        try (Reference reference = Reference.on(beside, settings.stores(), REFERENCE_CONNECTIONS);
                Ceiling ceiling = Ceiling.on(beside, settings.stores());
                GatewayProcess gateway = GatewayProcess.start(folder, settings(address, kafka), jvm());
                LogCheck log = new LogCheck(address);
                FeedWatch feed = new FeedWatch(gateway.port(), prepared.desk(), watched)) {
            out.println("gateway ready after " + gateway.startup().toMillis() + " ms");
            Contest contest = new Contest(
                    new Contest.Players(
                            postgres,
                            gateway,
                            reference,
                            ceiling,
                            handsets(gateway.port(), prepared),
                            log,
                            feed,
                            new Disk(postgres.folder())),
                    settings,
                    out);
            Stored before = Stored.in(address);
            contest.run();
            List<Row> rows = new ArrayList<>(contest.rows());
            Metrics metrics = Metrics.of(java.net.http.HttpClient.newHttpClient(), gateway.port());
            rows.add(
                    Row.of("decision to live feed, half of peak", contest.seen().count(), "events", contest.seen()));
            rows.add(acknowledged(metrics));
            rows.addAll(Stored.in(address).since(before));
            rows.add(Row.of("gateway ready with data", gateway.startup().toMillis(), "ms"));
            out.println("verified " + log.looked() + " events of the chains");
            return rows;
        }
    }

    private List<String> jvm() {
        List<String> jvm = new ArrayList<>(List.of("@" + GATEWAY_JVM.toAbsolutePath()));
        jvm.addAll(GATEWAY_HEAP);
        jvm.addAll(settings.jvm());
        return jvm;
    }

    private static Row acknowledged(Metrics metrics) {
        String name = "backroom_relay_acknowledge_seconds";
        return new Row(
                "decision to Kafka's acknowledgement",
                0,
                metrics.get(name + "_count"),
                "events",
                0,
                0,
                metrics.get(name + "{quantile=\"0.5\"}") * 1_000,
                metrics.get(name + "{quantile=\"0.99\"}") * 1_000,
                0,
                "");
    }

    private static Map<String, String> settings(Database.Address address, EmbeddedKafka kafka) {
        return Map.of(
                "http.port",
                "0",
                "database.url",
                LocalPostgres.url(address),
                "kafka.servers",
                kafka.servers(),
                "http.requests.per.second",
                "1000000");
    }

    private static List<Handset> handsets(int port, Prepared prepared) {
        Instant now = Instant.now();
        List<Work> works = prepared.stores().stream()
                .map(store -> new Work(prepared, store, now))
                .toList();
        List<Handset> handsets = new ArrayList<>();
        for (Prepared.Device device : prepared.devices()) {
            try (BackroomClient client = BackroomClient.to(
                    URI.create("http://127.0.0.1:" + port), BackroomClient.device(device.id(), device.secret()))) {
                handsets.add(new Handset(device.id(), client.token().token(), works, handsets.size() % works.size()));
            }
        }
        return handsets;
    }

    /// What the gateway's database takes.
    private record Stored(long bytes, long events, double eventBytes) {
        static Stored in(Database.Address address) throws SQLException {
            try (Connection connection = LocalPostgres.connect(address);
                    Statement statement = connection.createStatement();
                    ResultSet found = statement.executeQuery("""
                            SELECT pg_database_size(current_database()), (SELECT count(*) FROM event),
                              (SELECT avg(octet_length(bytes)) FROM event WHERE store = 101)""")) {
                found.next();
                return new Stored(found.getLong(1), found.getLong(2), found.getDouble(3));
            }
        }

        List<Row> since(Stored before) {
            long posted = Math.max(1, events - before.events);
            double each = (double) (bytes - before.bytes) / posted;
            return List.of(
                    Row.of("stored per posting, all in all", each, "bytes"),
                    Row.of("stored per posting, beyond the event", each - eventBytes, "bytes"));
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
