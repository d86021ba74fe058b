package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Languages;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Statuses;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The contract and the code have the same messages: every record has its schema, every schema its record, field by
/// field; every problem type has its example.
class ContractTest {

    private static final Set<String> UNIONS = Set.of("Operation", "Outcome", "Refusal");

    private final Contract contract = new Contract();

    /// All records that may cross the wire, by the name of their schema.
    private static Map<String, Class<?>> records() {
        Set<Class<?>> found = new LinkedHashSet<>();
        Stream.of(
                        Request.class,
                        Request.Numbered.class,
                        Reply.class,
                        Outcome.Accepted.class,
                        Outcome.Asks.class,
                        Outcome.Refused.class,
                        Outcome.Parked.class)
                .forEach(type -> gather(type, found));
        Stream.of(Api.class.getDeclaredClasses()).filter(Class::isRecord).forEach(type -> gather(type, found));
        Stream.of(Listed.class.getDeclaredClasses()).filter(Class::isRecord).forEach(type -> gather(type, found));
        Json.operations().values().stream()
                .filter(type -> !LineOperation.class.isAssignableFrom(type))
                .forEach(type -> gather(type, found));
        return found.stream().collect(Collectors.toMap(ContractTest::name, type -> type));
    }

    private static String name(Class<?> type) {
        return Listed.class.equals(type.getDeclaringClass()) ? "Listed" + type.getSimpleName() : type.getSimpleName();
    }

    private static void gather(Class<?> type, Set<Class<?>> found) {
        if (type.isRecord() && found.add(type)) {
            for (RecordComponent component : type.getRecordComponents()) {
                Class<?> inner = raw(content(component.getGenericType()));
                if (inner.getName().startsWith("dev.backroom.")) {
                    gather(inner, found);
                }
            }
        }
    }

    /// What is inside of an optional or a collection.
    private static Type content(Type type) {
        return type instanceof ParameterizedType generic
                ? content(generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1])
                : type;
    }

    private static Class<?> raw(Type type) {
        return type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    }

    @Test
    void everyMessageHasASchemaAndEverySchemaAMessage() {
        Set<String> documented = new TreeSet<>(
                Contract.names(contract.document().path("components").path("schemas")));
        documented.removeAll(UNIONS);

        assertThat(documented).containsExactlyInAnyOrderElementsOf(records().keySet());
    }

    @Test
    void everyFieldIsDocumentedWithItsType() {
        records().forEach((name, type) -> {
            JsonNode schema = contract.schema(name);
            Set<String> expected = Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toSet());
            boolean typed = Operation.class.isAssignableFrom(type) || Outcome.class.isAssignableFrom(type);
            if (typed) {
                expected.add("type");
                assertThat(schema.path("properties").path("type").path("const").asText())
                        .isEqualTo(kebab(type));
            }
            assertThat(Contract.names(schema.path("properties")))
                    .as(name)
                    .containsExactlyInAnyOrderElementsOf(expected);
            for (RecordComponent component : type.getRecordComponents()) {
                if (!(typed && component.getName().equals("type"))) {
                    JsonNode property = schema.path("properties").path(component.getName());
                    check(name + "." + component.getName(), component.getGenericType(), property);
                }
            }
        });
    }

    private static String kebab(Class<?> type) {
        return Json.operations().entrySet().stream()
                .filter(entry -> entry.getValue().equals(type))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(() -> type.getSimpleName().toLowerCase(Locale.ROOT));
    }

    private void check(String where, Type type, JsonNode property) {
        JsonNode plain = property.path("allOf").isEmpty()
                ? property
                : property.path("allOf").get(0);
        Class<?> raw = raw(type);
        if (Optional.class.equals(raw)) {
            check(where, ((ParameterizedType) type).getActualTypeArguments()[0], property);
        } else if (Collection.class.isAssignableFrom(raw)) {
            assertThat(plain.path("type").asText()).as(where).isEqualTo("array");
            check(where + "[]", content(type), plain.path("items"));
        } else if (Map.class.equals(raw)) {
            assertThat(plain.path("additionalProperties").path("type").asText())
                    .as(where)
                    .isEqualTo("string");
        } else if (raw.isEnum() && !Refusal.class.equals(raw)) {
            assertThat(words(plain.path("enum")))
                    .as(where)
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(raw.getEnumConstants())
                            .map(Object::toString)
                            .toList());
        } else if (raw.getName().startsWith("dev.backroom.")) {
            String name = raw.isSealed() ? raw.getSimpleName() : name(raw);
            assertThat(plain.path("$ref").asText()).as(where).isEqualTo("#/components/schemas/" + name);
        } else {
            assertThat(plain.path("type").asText() + "/" + plain.path("format").asText())
                    .as(where)
                    .isEqualTo(json(raw));
        }
    }

    private static List<String> words(JsonNode array) {
        return array.valueStream().map(JsonNode::asText).toList();
    }

    private static String json(Class<?> type) {
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> "integer/int32";
            case "long", "Long" -> "integer/int64";
            case "boolean" -> "boolean/";
            case "JsonNode" -> "object/";
            default ->
                Map.of(
                                Instant.class, "string/date-time",
                                LocalDate.class, "string/date",
                                LocalTime.class, "string/time",
                                String.class, "string/")
                        .getOrDefault(type, "no JSON for " + type);
        };
    }

    /// What may be left out is left out: only fields without a default of their own can be required.
    @Test
    void exactlyWhatCannotBeLeftOutIsRequiredOfSenders() {
        Set<Class<?>> sent = new HashSet<>();
        Stream.of(
                        Request.class,
                        Request.Numbered.class,
                        Api.Credentials.class,
                        Api.ScanCheck.class,
                        Api.LiveHello.class)
                .forEach(type -> gather(type, sent));
        Json.operations().values().stream()
                .filter(type -> !LineOperation.class.isAssignableFrom(type))
                .forEach(type -> gather(type, sent));
        for (Class<?> type : sent) {
            Set<String> required = Arrays.stream(type.getRecordComponents())
                    .filter(component -> !mayBeLeftOut(component.getType()))
                    .map(RecordComponent::getName)
                    .collect(Collectors.toCollection(TreeSet::new));
            if (Operation.class.isAssignableFrom(type)) {
                required.add("type");
            }
            if (type.equals(Request.Numbered.class)) {
                required.add("number");
            }
            assertThat(words(contract.schema(name(type)).path("required")))
                    .as(name(type))
                    .containsExactlyInAnyOrderElementsOf(required);
            assertThat(contract.schema(name(type)).path("additionalProperties").asText("true"))
                    .as("%s refuses unknown fields", name(type))
                    .isEqualTo("false");
        }
    }

    private static boolean mayBeLeftOut(Class<?> type) {
        return type.isPrimitive()
                || Optional.class.equals(type)
                || Collection.class.isAssignableFrom(type)
                || Map.class.equals(type);
    }

    @Test
    void everyOperationIsOneOfThose() {
        Set<String> expected = Json.operations().entrySet().stream()
                .filter(entry -> !LineOperation.class.isAssignableFrom(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        JsonNode union = contract.schema("Operation");

        assertThat(Contract.names(union.path("discriminator").path("mapping")))
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(union.path("oneOf")).hasSameSizeAs(expected);
        assertThat(words(contract.schema("Refusal").path("enum")))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Refusal.values()).map(Enum::name).toList());
    }

    @Test
    void everyProblemTypeHasAnExampleOfWhatIsSent() {
        Phrases english = new Languages().wished("en");
        Map<String, Map.Entry<Integer, JsonNode>> examples = contract.problems();
        Set<String> expected = new TreeSet<>();
        for (Fault fault : Fault.values()) {
            expected.add(fault.slug());
            check(examples, fault.slug(), fault.status(), english.title(fault));
            if (fault != Fault.CONFIRMATION_NEEDED) {
                said(examples, fault.slug(), List.of(english.template(fault)));
            }
        }
        for (Refusal refusal : Refusal.values()) {
            expected.add(refusal.slug());
            check(examples, refusal.slug(), Statuses.of(refusal), english.title(refusal));
            said(examples, refusal.slug(), english.templates(refusal));
        }

        assertThat(examples.keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    /// The sentence of an example is one that is said, with its gaps filled.
    private static void said(Map<String, Map.Entry<Integer, JsonNode>> examples, String slug, List<String> templates) {
        String detail = Objects.requireNonNull(examples.get(slug), slug)
                .getValue()
                .path("detail")
                .asText();
        assertThat(templates.stream().map(ContractTest::pattern))
                .as("%s: %s", slug, detail)
                .anyMatch(pattern -> pattern.matcher(detail).matches());
    }

    private static Pattern pattern(String template) {
        return Pattern.compile(Arrays.stream(template.split("\\{[a-zA-Z]+}", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("[^{}…?]+")));
    }

    private void check(Map<String, Map.Entry<Integer, JsonNode>> examples, String slug, int status, String title) {
        Map.Entry<Integer, JsonNode> entry = Objects.requireNonNull(examples.get(slug), slug);
        JsonNode example = entry.getValue();
        assertThat(entry.getKey()).as(slug).isEqualTo(status);
        assertThat(example.path("type").asText()).isEqualTo("/problems/" + slug);
        assertThat(example.path("title").asText()).isEqualTo(title);
        assertThat(example.path("detail").asText()).as(slug).hasSizeGreaterThan(20);
        assertThat(contract.wrong(contract.schema("Reply"), example)).as(slug).isEmpty();
    }

    @Test
    void everyExampleFitsItsSchema() {
        for (Contract.Operation operation : contract.operations()) {
            examples(operation.node().path("requestBody"))
                    .forEach((name, entry) -> assertThat(contract.wrong(entry.getKey(), entry.getValue()))
                            .as("%s %s", operation.name(), name)
                            .isEmpty());
            operation
                    .node()
                    .path("responses")
                    .forEach(response -> examples(response)
                            .forEach((name, entry) -> assertThat(contract.wrong(entry.getKey(), entry.getValue()))
                                    .as("%s %s", operation.name(), name)
                                    .isEmpty()));
        }
    }

    private static Map<String, Map.Entry<JsonNode, JsonNode>> examples(JsonNode body) {
        Map<String, Map.Entry<JsonNode, JsonNode>> found = new TreeMap<>();
        body.path("content")
                .forEach(media -> media.path("examples")
                        .fields()
                        .forEachRemaining(example -> found.put(
                                example.getKey(),
                                Map.entry(
                                        media.path("schema"), example.getValue().path("value")))));
        return found;
    }

    @Test
    void everyOperationAndOutcomeHasAnExample() {
        Contract.Operation put =
                contract.find("PUT", "/v1/stores/0123/operations/1/1").orElseThrow();
        Set<String> expected = Json.operations().entrySet().stream()
                .filter(entry -> !LineOperation.class.isAssignableFrom(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertThat(examples(put.node().path("requestBody")).keySet()).containsExactlyInAnyOrderElementsOf(expected);
        Set<String> outcomes = new TreeSet<>();
        put.node()
                .path("responses")
                .forEach(response -> examples(contract.resolved(response))
                        .values()
                        .forEach(example -> outcomes.add(
                                example.getValue().path("outcome").path("type").asText())));
        assertThat(outcomes).contains("accepted", "parked", "refused", "asks");
    }
}
