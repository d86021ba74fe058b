package dev.backroom.gateway.integration.relay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/// An event as a CloudEvent 1.0 in binary mode: attributes are headers, the value is the event's bytes as they are.
///
/// What the chain's hash is taken over beside the bytes travels in headers too, so a consumer can verify the chain.
final class CloudEvent {

    static final String TYPE_PREFIX = "dev.backroom.";

    private static final JsonFactory JSON = new JsonFactory();

    private CloudEvent() {}

    /// The record to send. Its key is the store, so that one store's events stay in order.
    static ProducerRecord<String, byte[]> letter(String topic, Event event) {
        String store = event.store().code();
        var letter = new ProducerRecord<>(
                topic, null, event.time().toEpochMilli(), store, event.bytes().unsafe());
        attributes(event).forEach((name, value) -> letter.headers().add("ce_" + name, utf8(value)));
        letter.headers()
                .add("content-type", utf8("application/json"))
                .add("backroom_hash", utf8(event.hash().hex()))
                .add("backroom_source", utf8(Integer.toString(event.source())))
                .add("backroom_key", utf8(Long.toString(event.key())))
                .add("backroom_era", utf8(Integer.toString(event.era())))
                .add("backroom_version", utf8(Integer.toString(event.version())));
        return letter;
    }

    /// The context attributes.
    static Map<String, String> attributes(Event event) {
        String store = event.store().code();
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("specversion", "1.0");
        attributes.put("id", store + "/" + event.number());
        attributes.put("source", "/v1/stores/" + store);
        attributes.put("type", TYPE_PREFIX + operationType(event.bytes()));
        attributes.put("time", event.time().toString());
        attributes.put("subject", "operations/" + event.source() + "/" + event.key());
        return attributes;
    }

    /// The operation's type, read without reading the rest: it stands at the front of the bytes.
    static String operationType(Bytes bytes) {
        try (JsonParser parser = JSON.createParser(bytes.unsafe())) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean operation = parser.currentName().equals("op");
                if (parser.nextToken() == JsonToken.START_OBJECT && operation) {
                    return typeIn(parser);
                }
                parser.skipChildren();
            }
            return "unknown";
        } catch (IOException e) {
            throw new UncheckedIOException("an event's bytes cannot be read", e);
        }
    }

    private static String typeIn(JsonParser parser) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean type = parser.currentName().equals("type");
            parser.nextToken();
            if (type) {
                return parser.getText();
            }
            parser.skipChildren();
        }
        return "unknown";
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
