package dev.backroom.gateway.integration.relay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.store.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

/// What is relayed is a CloudEvent 1.0 in Kafka's binary mode.
class CloudEventConformanceTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path VECTORS = Path.of("shared", "vectors", "events", "cloudevents_cases.jsonl");
    private static final List<String> SAMPLE = List.of(
            "{\"verdict\":\"valid\",\"event\":{\"specversion\":\"1.0\",\"id\":\"1\",\"source\":\"/a\",\"type\":\"b\"}}",
            "{\"verdict\":\"invalid\",\"event\":{\"specversion\":\"1.0\",\"id\":\"\",\"source\":\"/a\",\"type\":\"b\"}}");

    @Test
    void judgesThePublishedCasesAsTheyAreJudged() throws IOException {
        Optional<Path> vectors = vectors();
        List<String> lines = vectors.isPresent() ? Files.readAllLines(vectors.get()) : SAMPLE;
        List<String> wrong = new ArrayList<>();
        for (String line : lines) {
            JsonNode one = JSON.readTree(line);
            boolean valid = one.path("verdict").asText().equals("valid");
            List<String> complaints = CloudEventRules.complaints(one.path("event"));
            if (valid != complaints.isEmpty()) {
                wrong.add(line + " " + complaints);
            }
        }
        System.out.printf(
                "cloudevents_cases.jsonl: %d/%d%s%n",
                lines.size() - wrong.size(),
                lines.size(),
                vectors.isPresent() ? "" : " (the project's own sample; the whole set is not here)");
        assertThat(wrong).isEmpty();
    }

    @Test
    void relaysAnEventAsACloudEventWithItsBytesAsTheyAre() {
        Event event = new History(17).next();

        ProducerRecord<String, byte[]> letter = CloudEvent.letter("backroom.events", event);

        assertThat(CloudEventRules.complaints(inJson(letter))).isEmpty();
        assertThat(letter.key()).isEqualTo("0017");
        assertThat(letter.value()).isEqualTo(event.bytes().unsafe());
        assertThat(header(letter, "ce_id")).isEqualTo("0017/1");
        assertThat(header(letter, "ce_type")).isEqualTo("dev.backroom.check-in");
        assertThat(header(letter, "ce_source")).isEqualTo("/v1/stores/0017");
        assertThat(header(letter, "ce_subject")).isEqualTo("operations/1000/1");
        assertThat(header(letter, "ce_time")).isEqualTo(event.time().toString());
        assertThat(header(letter, "content-type")).isEqualTo("application/json");
        assertThat(header(letter, "backroom_hash")).isEqualTo(event.hash().hex());
    }

    @Test
    void findsTheTypeOfAnOperationWhereverItStands() {
        assertThat(CloudEvent.operationType(
                        History.bytes("{\"by\":{\"type\":\"x\"},\"op\":{\"a\":[1,{}],\"type\":\"move\"}}")))
                .isEqualTo("move");
        assertThat(CloudEvent.operationType(History.bytes("{\"rows\":[]}"))).isEqualTo("unknown");
    }

    private static JsonNode inJson(ProducerRecord<String, byte[]> letter) {
        ObjectNode event = JSON.createObjectNode();
        for (Header header : letter.headers()) {
            if (header.key().startsWith("ce_")) {
                event.put(
                        header.key().substring(3), new String(header.value(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        event.put("datacontenttype", header(letter, "content-type"));
        return event;
    }

    private static String header(ProducerRecord<String, byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<Path> vectors() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(VECTORS))) {
                return Optional.of(folder.resolve(VECTORS));
            }
        }
        if ("true".equals(System.getenv("BACKROOM_REQUIRE_VECTORS"))) {
            throw new IllegalStateException("expected " + VECTORS + " beside the project");
        }
        return Optional.empty();
    }
}
