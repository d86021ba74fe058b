package dev.backroom.gateway.integration.relay;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What CloudEvents 1.0 asks of an event. Proven by the published cases, then asked of everything that is relayed.
final class CloudEventRules {

    private static final Set<String> NO_EXTENSIONS = Set.of(
            "specversion",
            "id",
            "source",
            "type",
            "datacontenttype",
            "dataschema",
            "subject",
            "time",
            "data",
            "data_base64");

    private CloudEventRules() {}

    /// What is wrong with an event in JSON format; empty when nothing is.
    static List<String> complaints(JsonNode event) {
        List<String> wrong = new ArrayList<>();
        for (String required : List.of("id", "source", "specversion", "type")) {
            if (!event.path(required).isTextual()
                    || event.path(required).asText().isEmpty()) {
                wrong.add(required + " must be a text that is not empty");
            }
        }
        if (!event.path("specversion").asText().equals("1.0")) {
            wrong.add("specversion must be 1.0");
        }
        for (String optional : List.of("datacontenttype", "dataschema", "subject", "time")) {
            JsonNode value = event.path(optional);
            if (!value.isMissingNode()
                    && !value.isNull()
                    && (!value.isTextual() || value.asText().isEmpty())) {
                wrong.add(optional + " must be a text that is not empty");
            }
        }
        if (!isUri(event.path("source").asText())
                || !isUri(event.path("dataschema").asText())) {
            wrong.add("source and dataschema must be URI references");
        }
        if (event.path("time").isTextual() && !isTime(event.path("time").asText())) {
            wrong.add("time must be as in RFC 3339");
        }
        if (event.has("data") && event.has("data_base64")) {
            wrong.add("data and data_base64 exclude each other");
        }
        event.properties().stream()
                .filter(attribute -> !NO_EXTENSIONS.contains(attribute.getKey()))
                .forEach(attribute -> wrong.addAll(extension(attribute)));
        return wrong;
    }

    private static List<String> extension(Map.Entry<String, JsonNode> attribute) {
        List<String> wrong = new ArrayList<>();
        if (!attribute.getKey().matches("[a-z0-9]+")) {
            wrong.add(attribute.getKey() + " must be of small letters and digits");
        }
        if (attribute.getValue().isContainerNode()) {
            wrong.add(attribute.getKey() + " must be a single value");
        }
        return wrong;
    }

    private static boolean isUri(String text) {
        try {
            var _ = new URI(text);
            return true;
        } catch (URISyntaxException _) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            var _ = OffsetDateTime.parse(text);
            return true;
        } catch (DateTimeException _) {
            return false;
        }
    }
}
