package dev.backroom.sim.faults;

import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the topic of events from its beginning, as anybody may, and compares it with the heads of the logs: every
/// number of every store once it is freed of repetitions, in order, and chained up to the very hash of the head. So
/// not one byte can differ. What came again must be what came before.
public final class Mirrored {

    private static final Duration POLL = Duration.ofMillis(500);

    /// By store: the head after each number.
    private final Map<String, List<Head>> lines = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private long repetitions;

    private Mirrored() {}

    /// @param faults what is wrong, in words
    /// @param repetitions events that came more than once, as the contract allows
    public record Found(List<String> faults, long repetitions) {}

    /// Reads the whole topic. Blocking.
    ///
    /// @param heads of all stores, as the logs have them
    public static Found compare(String servers, String topic, Map<StoreId, Head> heads) {
        Mirrored mirrored = new Mirrored();
        mirrored.read(servers, topic);
        heads.forEach(mirrored::compare);
        return new Found(mirrored.faults, mirrored.repetitions);
    }

    private void read(String servers, String topic) {
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties(servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(this::note);
            }
        }
    }

    private void compare(StoreId store, Head head) {
        Head found = line(store.code()).getLast();
        if (found.number() != head.number()) {
            faults.add("store " + store + ": Kafka has " + found.number() + " events, the log " + head.number());
        } else if (!found.hash().equals(head.hash())) {
            faults.add("store " + store + ": Kafka's events are not those of the log");
        }
    }

    private List<Head> line(String store) {
        return lines.computeIfAbsent(store, _ -> new ArrayList<>(List.of(Head.START)));
    }

    private void note(ConsumerRecord<String, byte[]> letter) {
        List<Head> line = line(letter.key());
        String id = header(letter, "ce_id");
        int number = Integer.parseInt(id.substring(id.lastIndexOf('/') + 1));
        if (number > line.size()) {
            faults.add("store " + letter.key() + ": Kafka has event " + number + " after " + (line.size() - 1));
            return;
        }
        Head head = after(line.get(number - 1), letter, number);
        if (number == line.size()) {
            line.add(head);
        } else {
            repetitions++;
            if (!head.equals(line.get(number))) {
                faults.add("store " + letter.key() + ": event " + number + " came again with other content");
            }
        }
    }

    private static Head after(Head before, ConsumerRecord<String, byte[]> letter, long number) {
        Instant time = Instant.parse(header(letter, "ce_time"));
        Bytes hash = Event.hash(
                before.hash(),
                StoreId.parse(letter.key()),
                number,
                time,
                Integer.parseInt(header(letter, "backroom_source")),
                Long.parseLong(header(letter, "backroom_key")),
                Integer.parseInt(header(letter, "backroom_version")),
                Bytes.of(letter.value()));
        return new Head(number, hash, time, Integer.parseInt(header(letter, "backroom_era")));
    }

    private static String header(ConsumerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    private static Properties properties(String servers) {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return properties;
    }
}
