package dev.backroom.sim.demo;

import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.sim.books.Books;
import dev.backroom.sim.books.BooksSettings;
import dev.backroom.sim.books.Manners;
import dev.backroom.sim.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// PostgreSQL, Kafka, the books of an ERP and a gateway in a folder of their own that is gone at the end.
final class House implements AutoCloseable {

    static final String TOPIC = "backroom.events";
    static final String ERP_TOKEN = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(House.class);
    private static final String RATE = "10000";
    private static final long ORPHAN_SECONDS = 10;

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final Books books;
    private @Nullable Gateway gateway;
    private boolean closed;

    private House(Path folder, EmbeddedKafka kafka, Books books) {
        this.folder = folder;
        this.kafka = kafka;
        this.books = books;
    }

    /// A house with an empty folder in which nothing runs yet but the ERP's books.
    static House prepare(Manners erp) throws IOException {
        Path folder = Files.createTempDirectory("backroom-demo");
        return new House(
                folder,
                EmbeddedKafka.prepare(Files.createDirectory(folder.resolve("kafka"))),
                Books.open(BooksSettings.of(folder.resolve("books.jsonl"), ERP_TOKEN)
                        .with(erp)));
    }

    /// Starts everything; takes some seconds. Kafka and PostgreSQL start side by side: a gateway does not wait for
    /// Kafka.
    ///
    /// @throws IllegalStateException when it was closed before
    synchronized void start() throws IOException, TimeoutException, InterruptedException {
        if (closed) {
            throw new IllegalStateException("the house is closed");
        }
        Thread broker = Thread.ofPlatform().name("demo-kafka").start(kafka::start);
        try {
            gateway = Gateway.start(Settings.of(Map.of(
                    "data.folder",
                    folder.resolve("gateway").toString(),
                    "http.port",
                    "0",
                    "http.requests.per.second",
                    RATE,
                    "kafka.servers",
                    kafka.servers(),
                    "kafka.topic.events",
                    TOPIC,
                    "heads.seconds",
                    "1",
                    "erp.url",
                    books.postings().toString(),
                    "erp.token",
                    ERP_TOKEN)));
        } finally {
            broker.join();
        }
    }

    Gateway gateway() {
        Gateway running = gateway;
        if (running == null) {
            throw new IllegalStateException("the gateway is not started");
        }
        return running;
    }

    Books books() {
        return books;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + gateway().port());
    }

    /// Ends everything in order and removes its data; waits for a start that is under way. The second call does
    /// nothing.
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        Gateway running = gateway;
        try {
            if (running != null) {
                running.close();
            }
        } finally {
            books.close();
            kafka.close();
            endOrphan(folder.resolve("gateway").resolve("postgresql").resolve("postmaster.pid"));
            delete(folder);
        }
    }

    /// A start that was cut off in the middle can leave a PostgreSQL behind.
    private static void endOrphan(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").endsWith("postgres"))
                .ifPresent(process -> {
                    process.destroy();
                    try {
                        process.onExit().get(ORPHAN_SECONDS, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        LOG.warn("PostgreSQL did not end by itself", e);
                        process.destroyForcibly();
                    }
                });
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
