package dev.backroom.sim.faults;

import dev.backroom.gateway.log.Database;
import dev.backroom.sim.books.BooksSettings;
import dev.backroom.sim.erp.Articles;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.kafka.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Kafka, a PostgreSQL and gateways, the latter as processes of their own, with stores at the moment at which
/// trucks
/// are being unloaded. All are gone when it is closed.
final class Premises implements AutoCloseable {

    static final String TOPIC = "backroom.events";

    private static final Logger LOG = LoggerFactory.getLogger(Premises.class);
    private static final Preparation.Plan PLAN = new Preparation.Plan(4, 24, 2, 8, 40, true);
    private static final int ARTICLES = 200;
    private static final long SEED = 4_711;
    private static final String DATABASE = "backroom";
    private static final String ERP_TOKEN = "erp";
    /// For gateways that live for seconds and share two processors with everybody else.
    private static final List<String> JVM =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

    private final Path folder;
    private final Deque<AutoCloseable> opened;
    private final EmbeddedKafka kafka;
    private final LocalPostgres postgres;
    private final Prepared prepared;
    private final dev.backroom.sim.books.Books erp;

    private Premises(Path folder, Deque<AutoCloseable> opened) throws Exception {
        this.folder = folder;
        this.opened = opened;
        this.kafka = EmbeddedKafka.prepare(Files.createDirectories(folder.resolve("kafka")));
        opened.push(kafka);
        FutureTask<EmbeddedKafka> broker = new FutureTask<>(kafka::start, kafka);
        Thread.ofPlatform().name("kafka-start").start(broker);
        this.postgres = LocalPostgres.start(folder.resolve("postgres"));
        opened.push(postgres);
        Catalogue catalogue = Catalogue.of(Articles.load().all().subList(0, ARTICLES), SEED);
        this.prepared = Preparation.run(postgres.database(DATABASE), PLAN, catalogue);
        this.erp = dev.backroom.sim.books.Books.open(BooksSettings.of(folder.resolve("erp.jsonl"), ERP_TOKEN));
        opened.push(erp);
        broker.get();
    }

    static Premises open(Path folder) throws Exception {
        Deque<AutoCloseable> opened = new ArrayDeque<>();
        try {
            return new Premises(folder, opened);
        } catch (Throwable e) {
            close(opened);
            throw e;
        }
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    /// The ERP that gateways tell of each scan.
    dev.backroom.sim.books.Books erp() {
        return erp;
    }

    LocalPostgres postgres() {
        return postgres;
    }

    Prepared prepared() {
        return prepared;
    }

    Database.Address database() {
        return postgres.address(DATABASE);
    }

    /// Starts a gateway, also again after it was killed.
    ///
    /// @param name of its data folder
    /// @param port to listen on; 0 takes any free one
    GatewayProcess gateway(String name, int port) {
        GatewayProcess gateway = GatewayProcess.start(folder.resolve(name), settings(port), JVM);
        opened.push(gateway);
        return gateway;
    }

    /// Runs the gateway's own check of chain, signed heads, ledger and tables.
    ///
    /// @param name of the data folder of a gateway, where its signed heads are
    GatewayProcess.Ended verify(String name) {
        return GatewayProcess.run(folder.resolve(name), "verify", settings(0));
    }

    private Map<String, String> settings(int port) {
        return Map.ofEntries(
                Map.entry("http.port", Integer.toString(port)),
                Map.entry("http.requests.per.second", "100000"),
                Map.entry("database.url", LocalPostgres.url(database())),
                Map.entry("database.readers", "4"),
                Map.entry("state.megabytes", "32"),
                Map.entry("heads.seconds", "1"),
                Map.entry("kafka.servers", kafka.servers()),
                Map.entry("kafka.topic.events", TOPIC),
                Map.entry("erp.url", erp.postings().toString()),
                Map.entry("erp.token", ERP_TOKEN));
    }

    @Override
    public void close() {
        close(opened);
    }

    private static void close(Deque<AutoCloseable> opened) {
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                LOG.warn("something did not end in order", e);
            }
        }
    }
}
