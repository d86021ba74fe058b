package dev.backroom.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The contract as it is served, for asking what it says of a request and its answer.
final class Contract {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    private final JsonNode document;
    private final List<Operation> operations;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();

    Contract() {
        try (InputStream in = Contract.class.getResourceAsStream("/openapi/openapi.yaml")) {
            document = new YAMLMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        operations = readOperations();
    }

    /// One documented operation.
    record Operation(String method, String template, JsonNode node, List<JsonNode> parameters) {
        String name() {
            return method + " " + template;
        }

        Set<String> query() {
            return parameters.stream()
                    .filter(parameter -> parameter.path("in").asText().equals("query"))
                    .map(parameter -> parameter.path("name").asText())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        Set<String> takes() {
            return names(node.path("requestBody").path("content"));
        }

        boolean isOpen() {
            JsonNode security = node.path("security");
            return security.isArray() && (security.isEmpty() || stream(security).anyMatch(JsonNode::isEmpty));
        }
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        List<JsonNode> all = new ArrayList<>();
        array.forEach(all::add);
        return all.stream();
    }

    static Set<String> names(JsonNode object) {
        Set<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    JsonNode document() {
        return document;
    }

    JsonNode schema(String name) {
        return document.path("components").path("schemas").path(name);
    }

    List<Operation> operations() {
        return operations;
    }

    private List<Operation> readOperations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths").fields().forEachRemaining(path -> {
            for (String method : names(path.getValue())) {
                if (METHODS.contains(method)) {
                    JsonNode node = path.getValue().path(method);
                    List<JsonNode> parameters = new ArrayList<>();
                    stream(path.getValue().path("parameters"))
                            .map(this::resolved)
                            .forEach(parameters::add);
                    stream(node.path("parameters")).map(this::resolved).forEach(parameters::add);
                    all.add(new Operation(method.toUpperCase(Locale.ROOT), path.getKey(), node, parameters));
                }
            }
        });
        return all;
    }

    JsonNode resolved(JsonNode node) {
        String ref = node.path("$ref").asText();
        return ref.isEmpty() ? node : document.at(ref.substring(1));
    }

    /// The documented statuses of an operation, `default` apart.
    Set<Integer> statuses(Operation operation) {
        return names(operation.node().path("responses")).stream()
                .filter(status -> !status.equals("default"))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Operation> find(String method, String path) {
        String[] segments = path.split("/", -1);
        return operations().stream()
                .filter(operation -> operation.method().equals(method))
                .filter(operation -> fits(operation.template().split("/", -1), segments))
                .min(Comparator.comparingLong(operation ->
                        operation.template().chars().filter(c -> c == '{').count()));
    }

    private static boolean fits(String[] template, String[] segments) {
        if (template.length != segments.length) {
            return false;
        }
        for (int i = 0; i < template.length; i++) {
            if (!template[i].startsWith("{") && !template[i].equals(segments[i])) {
                return false;
            }
        }
        return true;
    }

    /// What the contract does not say of an answer; empty when it says all of it.
    List<String> complaints(String method, String path, int status, String mediaType, JsonNode body) {
        Optional<Operation> operation = find(method, path);
        if (operation.isEmpty()) {
            return status == 404 || status == 405 || status == 414 || status == 431
                    ? List.of()
                    : List.of(method + " " + path + " is not documented");
        }
        JsonNode responses = operation.get().node().path("responses");
        JsonNode response = resolved(
                responses.has(Integer.toString(status))
                        ? responses.path(Integer.toString(status))
                        : responses.path("default"));
        if (!responses.has(Integer.toString(status)) && status < 500) {
            return List.of(operation.get().name() + " answers " + status + ", which is not documented");
        }
        JsonNode content = response.path("content");
        if (!content.has(mediaType)) {
            return List.of(operation.get().name() + " answers " + status + " with " + mediaType);
        }
        return mediaType.endsWith("json") && !mediaType.endsWith("ndjson")
                ? wrong(content.path(mediaType).path("schema"), body)
                : List.of();
    }

    /// What is wrong with a value by a schema of this contract.
    List<String> wrong(JsonNode schema, JsonNode value) {
        return schemas.computeIfAbsent(schema.toString(), _ -> compile(schema)).validate(value).stream()
                .map(Object::toString)
                .toList();
    }

    /// Fields that nobody documented are wrong too.
    private JsonSchema compile(JsonNode schema) {
        ObjectNode whole = Json.tolerant().createObjectNode();
        whole.putArray("allOf").add(schema);
        whole.put("unevaluatedProperties", false);
        whole.set("components", document.path("components"));
        return factory.getSchema(whole);
    }

    /// Examples of problem types: slug → status and example.
    Map<String, Map.Entry<Integer, JsonNode>> problems() {
        Map<String, Map.Entry<Integer, JsonNode>> bySlug = new TreeMap<>();
        document.path("components")
                .path("responses")
                .forEach(response -> response.path("content")
                        .path("application/problem+json")
                        .path("examples")
                        .fields()
                        .forEachRemaining(example -> {
                            JsonNode value = example.getValue().path("value");
                            bySlug.put(
                                    example.getKey(),
                                    Map.entry(value.path("status").asInt(), value));
                        }));
        return bySlug;
    }
}
