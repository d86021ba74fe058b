package dev.backroom.sim.demo;

import dev.backroom.gateway.app.Gateway;
import dev.backroom.gateway.app.Settings;
import dev.backroom.sim.kafka.EmbeddedKafka;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// PostgreSQL, Kafka and a gateway in a folder of their own that is gone at the end.
final class House implements AutoCloseable {

    static final String TOPIC = "backroom.events";
    private static final String RATE = "10000";

    private final Path folder;
    private final EmbeddedKafka kafka;
    private final Gateway gateway;
    private boolean closed;

    private House(Path folder, EmbeddedKafka kafka, Gateway gateway) {
        this.folder = folder;
        this.kafka = kafka;
        this.gateway = gateway;
    }

    /// Starts everything; takes some seconds.
    static House open() throws IOException, TimeoutException {
        Path folder = Files.createTempDirectory("backroom-demo");
        EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
        try {
            Gateway gateway = Gateway.start(Settings.of(Map.of(
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
                    "5")));
            return new House(folder, kafka, gateway);
        } catch (IOException | TimeoutException | RuntimeException e) {
            kafka.close();
            delete(folder);
            throw e;
        }
    }

    Gateway gateway() {
        return gateway;
    }

    EmbeddedKafka kafka() {
        return kafka;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + gateway.port());
    }

    /// Ends everything in order and removes its data. The second call does nothing.
    @Override
    public synchronized void close() throws IOException {
        if (!closed) {
            closed = true;
            gateway.close();
            kafka.close();
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> found = Files.walk(folder)) {
            all = found.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }
}
