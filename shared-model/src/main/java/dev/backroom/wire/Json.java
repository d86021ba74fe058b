package dev.backroom.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Event;
import dev.backroom.store.Row;
import dev.backroom.store.Unknown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads and writes the types of this model. What is empty, zero or false is left out.
///
/// Two readers: [#strict] for what comes from outside (unknown fields, wrong types and missing fields are errors) and
/// [#tolerant] for what we wrote ourselves, perhaps in a newer version.
public final class Json {

    /// Deepest nesting that is read from outside.
    public static final int DEPTH_MAX = 16;

    private static final int DIGEST_BYTES = 16;

    /// The property that names an operation's or outcome's type.
    public static final String TYPE = "type";

    /// The property that names a row's kind.
    public static final String KIND = "k";

    private static final Map<String, Class<? extends Row>> ROWS = Names.of(Row.class);
    private static final Map<String, Class<? extends Operation>> OPERATIONS = Names.of(Operation.class);

    private static final JsonMapper STRICT = mapper(true);
    private static final JsonMapper TOLERANT = mapper(false);

    private Json() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = TYPE)
    private interface Typed {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = KIND)
    private interface Kinded {}

    /// Reads what comes from outside.
    public static JsonMapper strict() {
        return STRICT;
    }

    /// Reads what was written by us, and writes.
    public static JsonMapper tolerant() {
        return TOLERANT;
    }

    /// Names and types of all operations.
    public static Map<String, Class<? extends Operation>> operations() {
        return OPERATIONS;
    }

    /// The name of an operation's type.
    public static String typeOf(Operation operation) {
        return Names.kebab(operation.getClass());
    }

    public static byte[] write(Object value) {
        try {
            return TOLERANT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a type of the model cannot be written: " + value.getClass(), e);
        }
    }

    public static String text(Object value) {
        return new String(write(value), StandardCharsets.UTF_8);
    }

    /// Reads what we wrote ourselves.
    ///
    /// @throws UncheckedIOException when it is damaged
    public static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return TOLERANT.readValue(bytes, type);
        } catch (IOException e) {
            throw new UncheckedIOException("not a stored " + type.getSimpleName(), e);
        }
    }

    /// Reads what we wrote ourselves.
    ///
    /// @throws UncheckedIOException when it is damaged
    public static <T> T read(String text, Class<T> type) {
        return read(text.getBytes(StandardCharsets.UTF_8), type);
    }

    /// A row from its encoding; [Unknown] when this version has no such kind.
    public static Row row(JsonNode node) {
        String kind = node.path(KIND).asText();
        if (!ROWS.containsKey(kind)) {
            return new Unknown(kind, node.toString());
        }
        try {
            return TOLERANT.treeToValue(node, Row.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("not a stored row", e);
        }
    }

    /// Tells one operation's content from another's: half of a SHA-256 of its encoding, hexadecimal.
    public static String digest(Operation operation) {
        return HexFormat.of().formatHex(Event.sha256().digest(write(operation)), 0, DIGEST_BYTES);
    }

    private static JsonMapper mapper(boolean strict) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(strict ? DEPTH_MAX : 64)
                        .maxStringLength(strict ? 100_000 : 20_000_000)
                        .build())
                .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, strict)
                .build();
        JsonMapper mapper = JsonMapper.builder(factory)
                .addModule(new Jdk8Module())
                .addModule(new JavaTimeModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_DEFAULT, JsonInclude.Include.ALWAYS))
                .addMixIn(Operation.class, Typed.class)
                .addMixIn(Outcome.class, Typed.class)
                .addMixIn(Row.class, Kinded.class)
                .build();
        for (Class<?> container : List.of(List.class, Map.class, Set.class)) {
            mapper.configOverride(container).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        if (strict) {
            mapper.registerModules(Primitive.module(), Outside.module());
        } else {
            mapper.configOverride(String.class).setSetterInfo(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
        }
        OPERATIONS.forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        Names.of(Outcome.class).forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        ROWS.forEach((name, type) -> mapper.registerSubtypes(new NamedType(type, name)));
        return mapper;
    }
}
