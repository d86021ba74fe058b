package dev.backroom.sim.demo;

import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads the topic of events from its beginning, as anybody may, and compares it with the heads of the logs: every
/// number of
/// every store once it is freed of repetitions, in order, up to the head.
final class Mirrored {

    private static final Duration POLL = Duration.ofMillis(500);

    private Mirrored() {}

    /// What is wrong, in words.
    static List<String> compare(String servers, String topic, Map<StoreId, Head> heads) {
        Map<String, Long> last = new HashMap<>();
        List<String> faults = new ArrayList<>();
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(properties(servers), new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(p -> new TopicPartition(topic, p.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(letter -> note(letter, last, faults));
            }
        }
        heads.forEach((store, head) -> {
            if (last.getOrDefault(store.code(), 0L) != head.number()) {
                faults.add("store " + store + ": Kafka has " + last.get(store.code()) + ", the log " + head.number());
            }
        });
        return faults;
    }

    private static void note(ConsumerRecord<String, byte[]> letter, Map<String, Long> last, List<String> faults) {
        Header id = letter.headers().lastHeader("ce_id");
        String text = id == null ? "" : new String(id.value(), StandardCharsets.UTF_8);
        long number = Long.parseLong(text.substring(text.lastIndexOf('/') + 1));
        long before = last.getOrDefault(letter.key(), 0L);
        if (number == before + 1) {
            last.put(letter.key(), number);
        } else if (number > before) {
            faults.add("store " + letter.key() + ": Kafka has event " + number + " after " + before);
        }
    }

    private static Properties properties(String servers) {
        Properties properties = new Properties();
        properties.setProperty(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.setProperty(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        return properties;
    }
}
