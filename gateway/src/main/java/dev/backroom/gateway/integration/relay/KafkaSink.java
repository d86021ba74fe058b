package dev.backroom.gateway.integration.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The blocking rim: one thread that owns the producer and is the only one that ever waits for Kafka.
///
/// Order survives everything: a record that fails for good ends the whole connection before a later one can pass it.
/// Then a new generation begins, what was on the way is dropped, and the sender is told to go back to what was
/// acknowledged. While Kafka is away nothing fails: the producer tries for as long as it takes.
///
/// What is refused for its own sake, such as its size, is told to its sender, who sends it alone from then on: that
/// may fail without ending anything.
final class KafkaSink implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaSink.class);

    /// Largest record, in bytes; topics made here allow it.
    static final int RECORD_BYTES_MAX = 16 << 20;

    private static final long BUFFER_BYTES = 96L << 20;
    private static final Duration ADMIN_PATIENCE = Duration.ofSeconds(10);
    private static final Duration AGAIN_FIRST = Duration.ofMillis(250);
    private static final Duration AGAIN_MOST = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private static final List<Class<? extends KafkaException>> OF_THE_RECORD = List.of(
            RecordTooLargeException.class,
            RecordBatchTooLargeException.class,
            InvalidRecordException.class,
            InvalidTimestampException.class,
            SerializationException.class);

    /// One record on its way.
    ///
    /// @param generation of the sink that it was meant for; of another one it is dropped
    /// @param alone nothing that is sent before its end must come after it
    /// @param letter made on the sink's thread
    /// @param acknowledged called on a thread of Kafka's
    /// @param refused called with the reason, on a thread of Kafka's or the sink's, where the record is at fault
    record Parcel(
            long generation,
            boolean alone,
            Supplier<ProducerRecord<String, byte[]>> letter,
            Runnable acknowledged,
            Consumer<String> refused) {}

    private final RelaySettings settings;
    private final LongConsumer begun;
    private final BlockingQueue<Parcel> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Thread thread;
    private volatile String trouble = "not connected yet";
    private final AtomicLong generation = new AtomicLong(1);
    private volatile boolean closed;

    /// @param begun told, on the sink's thread, that a generation has begun and everything unacknowledged is lost
    KafkaSink(RelaySettings settings, LongConsumer begun) {
        this.settings = settings;
        this.begun = begun;
    }

    void start() {
        thread = Thread.ofPlatform().daemon().name("relay-kafka").start(this::run);
    }

    /// Never blocks. How many parcels there may be is the sender's to bound.
    void send(List<Parcel> parcels) {
        queue.addAll(parcels);
    }

    /// Why nothing can be sent; empty when all seems well.
    String trouble() {
        return trouble;
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
            running.join(ADMIN_PATIENCE);
        }
    }

    private void run() {
        int failures = 0;
        while (!closed) {
            try {
                Producer<String, byte[]> producer = open();
                failures = 0;
                trouble = "";
                throw pump(producer);
            } catch (InterruptedException | InterruptException e) {
                LOG.debug("the relay's connection ends", e);
            } catch (KafkaException | ExecutionException | IllegalStateException e) {
                trouble = why(e);
                LOG.warn("Kafka at {} does not take events: {}", settings.servers(), trouble);
            }
            queue.clear();
            begun.accept(generation.incrementAndGet());
            if (!pauseBefore(failures++)) {
                return;
            }
        }
    }

    private boolean pauseBefore(int failures) {
        try {
            long millis = Math.min(AGAIN_MOST.toMillis(), AGAIN_FIRST.toMillis() << Math.min(failures, 10));
            return !closed && !Thread.currentThread().isInterrupted() && holdFor(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean holdFor(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
        return true;
    }

    /// A producer, once the topics are there.
    private Producer<String, byte[]> open() throws ExecutionException, InterruptedException {
        Map<String, Object> common = new HashMap<>(settings.client());
        common.put("bootstrap.servers", settings.servers());
        common.put("reconnect.backoff.max.ms", "2000");
        try (Admin admin =
                Admin.create(with(common, Map.of("request.timeout.ms", "5000", "default.api.timeout.ms", "10000")))) {
            create(admin, settings.events());
            create(admin, settings.heads());
        }
        return new KafkaProducer<>(
                with(
                        common,
                        Map.ofEntries(
                                Map.entry("acks", "all"),
                                Map.entry("enable.idempotence", "true"),
                                Map.entry("delivery.timeout.ms", Integer.toString(Integer.MAX_VALUE)),
                                Map.entry("max.block.ms", Long.toString(Long.MAX_VALUE / 2)),
                                Map.entry("linger.ms", "2"),
                                Map.entry("batch.size", Integer.toString(256 << 10)),
                                Map.entry("buffer.memory", Long.toString(BUFFER_BYTES)),
                                Map.entry("max.request.size", Integer.toString(RECORD_BYTES_MAX)),
                                Map.entry("compression.type", "lz4"),
                                Map.entry("client.id", "backroom-relay"))),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    private static Map<String, Object> with(Map<String, Object> common, Map<String, String> more) {
        Map<String, Object> all = new HashMap<>(common);
        all.putAll(more);
        return all;
    }

    private void create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        NewTopic fresh = new NewTopic(topic, settings.partitions(), settings.replicas())
                .configs(Map.of("max.message.bytes", Integer.toString(RECORD_BYTES_MAX)));
        try {
            admin.createTopics(List.of(fresh)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw e;
            }
        }
    }

    /// Sends until the connection breaks, and says why it did.
    private KafkaException pump(Producer<String, byte[]> producer) throws InterruptedException {
        Breakage breakage = new Breakage(producer);
        try {
            KafkaException broken = breakage.why;
            while (broken == null) {
                Parcel parcel = queue.poll(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                if (parcel != null && parcel.generation() == generation.get()) {
                    send(producer, parcel, breakage);
                }
                broken = breakage.why;
            }
            return broken;
        } finally {
            producer.close(Duration.ZERO);
        }
    }

    private static void send(Producer<String, byte[]> producer, Parcel parcel, Breakage breakage) {
        ProducerRecord<String, byte[]> letter;
        try {
            letter = parcel.letter().get();
        } catch (RuntimeException e) {
            failed(parcel, new SerializationException(e), breakage);
            return;
        }
        var _ = producer.send(letter, (_, failure) -> {
            if (failure == null) {
                parcel.acknowledged().run();
            } else {
                failed(parcel, failure, breakage);
            }
        });
    }

    private static void failed(Parcel parcel, Exception failure, Breakage breakage) {
        boolean ofRecord = OF_THE_RECORD.stream().anyMatch(type -> type.isInstance(failure));
        if (ofRecord) {
            parcel.refused().accept(why(failure));
        }
        if (!ofRecord || !parcel.alone()) {
            breakage.at(failure);
        }
    }

    /// The first failure of a connection. Closing at once, on the thread that would send the next record, is what
    /// keeps the next record from overtaking the failed one.
    private static final class Breakage {
        private final Producer<String, byte[]> producer;
        private volatile @Nullable KafkaException why;

        Breakage(Producer<String, byte[]> producer) {
            this.producer = producer;
        }

        void at(Exception failed) {
            if (why == null) {
                why = failed instanceof KafkaException kafka ? kafka : new KafkaException(failed);
                producer.close(Duration.ZERO);
            }
        }
    }

    private static String why(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getClass().getSimpleName() + ": " + deepest.getMessage();
    }
}
