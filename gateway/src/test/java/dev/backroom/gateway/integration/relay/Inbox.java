package dev.backroom.gateway.integration.relay;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Somebody who reads a topic from its beginning, as the contract says: per store, what is not above the last number
/// is dropped. Remembers everything that came, and every number that came too early.
final class Inbox implements AutoCloseable {

    record Letter(String store, long number, String hash, ConsumerRecord<String, byte[]> raw) {}

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, List<Letter>> kept = new TreeMap<>();
    private final List<String> tooEarly = new ArrayList<>();
    private long duplicates;

    Inbox(String servers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "group.id", UUID.randomUUID().toString(),
                        "auto.offset.reset", "earliest",
                        "reconnect.backoff.max.ms", "500",
                        "metadata.max.age.ms", "2000",
                        "fetch.max.wait.ms", "50"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        consumer.subscribe(List.of(topic));
    }

    /// Reads until a condition holds.
    ///
    /// @throws AssertionError when it does not within the time
    void readUntil(BooleanSupplier enough, Duration most) {
        Instant until = Instant.now().plus(most);
        while (!enough.getAsBoolean()) {
            if (Instant.now().isAfter(until)) {
                throw new AssertionError("not within " + most + "; so far " + counts());
            }
            consumer.poll(Duration.ofMillis(100)).forEach(this::take);
        }
    }

    private void take(ConsumerRecord<String, byte[]> raw) {
        String id = header(raw, "ce_id");
        int slash = id.indexOf('/');
        Letter letter = new Letter(
                id.substring(0, slash), Long.parseLong(id.substring(slash + 1)), header(raw, "backroom_hash"), raw);
        List<Letter> before = kept.computeIfAbsent(letter.store(), _ -> new ArrayList<>());
        long last = before.isEmpty() ? 0 : before.getLast().number();
        if (letter.number() <= last) {
            duplicates++;
        } else {
            if (letter.number() != last + 1) {
                tooEarly.add(letter.store() + "/" + letter.number() + " after " + last);
            }
            before.add(letter);
        }
    }

    static String header(ConsumerRecord<String, byte[]> raw, String name) {
        return new String(raw.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    List<Letter> of(String store) {
        return kept.getOrDefault(store, List.of());
    }

    Map<String, Integer> counts() {
        Map<String, Integer> counts = new TreeMap<>();
        kept.forEach((store, letters) -> counts.put(store, letters.size()));
        return counts;
    }

    int total() {
        return counts().values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> tooEarly() {
        return tooEarly;
    }

    long duplicates() {
        return duplicates;
    }

    @Override
    public void close() {
        consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofMillis(100)));
    }
}
