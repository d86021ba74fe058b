package dev.backroom.gateway.edge.http;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Refusal;
import dev.backroom.wire.Json;
import dev.backroom.wire.Outside;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads messages from outside and says exactly what is wrong with one that cannot be read.
final class Reading {

    private static final int DETAIL_MAX = 200;

    private static final Pattern UNKEEPABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private static final Map<Class<?>, String> KINDS = Map.of(
            String.class, "kind-text",
            boolean.class, "kind-boolean",
            Integer.class, "kind-number",
            Long.class, "kind-number",
            Instant.class, "kind-date-time",
            LocalDate.class, "kind-date",
            LocalTime.class, "kind-time",
            ZoneId.class, "kind-zone");

    /// Text is text: a number in its place is a mistake of the sender.
    private static final JsonMapper MAPPER = Json.strict()
            .rebuild()
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .build();

    /// For messages whose address says their type.
    private static final JsonMapper UNTYPED =
            MAPPER.rebuild().addMixIn(Operation.class, Untyped.class).build();

    private Reading() {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NONE)
    private interface Untyped {}

    static <T> Read<T> read(byte[] bytes, Class<T> type) {
        return read(MAPPER, bytes, type);
    }

    /// An operation without its `type`.
    static <T extends Operation> Read<T> untyped(byte[] bytes, Class<T> type) {
        return read(UNTYPED, bytes, type);
    }

    /// An object of texts.
    static Read<Map<String, String>> texts(byte[] bytes) {
        return read(MAPPER, bytes, MAPPER.getTypeFactory().constructMapType(TreeMap.class, String.class, String.class));
    }

    private static <T> Read<T> read(JsonMapper mapper, byte[] bytes, Class<T> type) {
        return read(mapper, bytes, mapper.constructType(type));
    }

    private static <T> Read<T> read(JsonMapper mapper, byte[] bytes, JavaType type) {
        if (bytes.length == 0) {
            return new Read.Bad<>(Refusal.UNREADABLE, "", "no-body");
        }
        try {
            T value = mapper.readValue(bytes, type);
            return value == null ? new Read.Bad<>(Refusal.WRONG_TYPE, "", "kind-object") : new Read.Good<>(value);
        } catch (IOException e) {
            return explained(mapper, bytes, e);
        }
    }

    /// What is wrong with the text as a whole comes before what is wrong with a field in it.
    private static <T> Read.Bad<T> explained(JsonMapper mapper, byte[] bytes, IOException e) {
        try {
            JsonNode tree = mapper.readTree(bytes);
            return e instanceof JsonMappingException mapping
                    ? explained(tree, mapping)
                    : new Read.Bad<>(Refusal.UNREADABLE, "", "no-json");
        } catch (StreamConstraintsException limit) {
            return overLimit(limit);
        } catch (JsonProcessingException broken) {
            return unreadable(broken);
        } catch (IOException broken) {
            return new Read.Bad<>(Refusal.UNREADABLE, "", "no-json");
        }
    }

    private static <T> Read.Bad<T> explained(JsonNode tree, JsonMappingException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> bad(Refusal.UNKNOWN_FIELD, unknown, "");
            case InvalidTypeIdException type -> unknownType(type);
            case ValueInstantiationException value -> bad(Refusal.INVALID_VALUE, value, reason(value));
            case JsonMappingException _
            when e.getCause() instanceof InputCoercionException -> bad(Refusal.INVALID_VALUE, e, "number-too-large");
            default -> mismatch(tree, e);
        };
    }

    private static <T> Read.Bad<T> overLimit(StreamConstraintsException limit) {
        boolean depth = String.valueOf(limit.getOriginalMessage()).contains("depth");
        return depth
                ? new Read.Bad<>(Refusal.TOO_DEEP, "", "depth-max: " + Json.DEPTH_MAX)
                : new Read.Bad<>(Refusal.TOO_LARGE, "", "one-value");
    }

    private static <T> Read.Bad<T> unreadable(JsonProcessingException broken) {
        String where = broken.getLocation() == null
                ? "no-json"
                : "position: " + broken.getLocation().getLineNr() + ", "
                        + broken.getLocation().getColumnNr();
        return new Read.Bad<>(Refusal.UNREADABLE, "", where);
    }

    private static <T> Read.Bad<T> unknownType(InvalidTypeIdException e) {
        String field = pointer(e.getPath()) + "/" + Json.TYPE;
        return e.getTypeId() == null
                ? new Read.Bad<>(Refusal.MISSING_FIELD, field, "")
                : new Read.Bad<>(Refusal.INVALID_VALUE, field, "no-such-type");
    }

    /// Whether a field is missing, of another type, or of the right type with an impossible value is told by what is
    /// there, not by the words of an exception.
    private static <T> Read.Bad<T> mismatch(JsonNode tree, JsonMappingException e) {
        String field = pointer(e.getPath());
        JsonNode there = tree.at(JsonPointer.compile(field));
        if (there.isMissingNode()) {
            return new Read.Bad<>(Refusal.MISSING_FIELD, field, "");
        }
        return there.isTextual() && isText(e)
                ? new Read.Bad<>(Refusal.INVALID_VALUE, field, expected(e))
                : new Read.Bad<>(Refusal.WRONG_TYPE, field, expected(e));
    }

    /// Whether what was wanted is written as text: a date, a time, one of several words.
    private static boolean isText(JsonMappingException e) {
        return e instanceof InvalidFormatException format
                && format.getTargetType() != null
                && (format.getTargetType().isEnum()
                        || Temporal.class.isAssignableFrom(format.getTargetType())
                        || ZoneId.class.isAssignableFrom(format.getTargetType()));
    }

    private static String expected(JsonMappingException e) {
        return e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? kind(mismatch.getTargetType())
                : "kind-object";
    }

    /// The code of what a field must be (see [dev.backroom.operation.Sentences]), never the name of a type of ours.
    private static String kind(Class<?> type) {
        if (type.isEnum()) {
            return cut("one-of: "
                    + Stream.of(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "kind-list";
        }
        return KINDS.getOrDefault(type, type.isPrimitive() ? "kind-number" : "kind-object");
    }

    private static <T> Read.Bad<T> bad(Refusal code, JsonMappingException e, String detail) {
        return new Read.Bad<>(code, pointer(e.getPath()), cut(detail));
    }

    private static String reason(ValueInstantiationException e) {
        Throwable cause = e.getCause();
        return cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "";
    }

    private static String cut(String text) {
        return text.length() <= DETAIL_MAX ? text : text.substring(0, DETAIL_MAX);
    }

    /// A field's name goes into the answer as it came, unless it is one that no answer could hold.
    private static String kept(String text) {
        return Outside.canBeKept(text) ? text : UNKEEPABLE.matcher(text).replaceAll("\uFFFD");
    }

    private static String pointer(List<Reference> path) {
        StringBuilder pointer = new StringBuilder();
        for (Reference step : path) {
            pointer.append('/');
            if (step.getFieldName() == null) {
                pointer.append(step.getIndex());
            } else {
                pointer.append(step.getFieldName().replace("~", "~0").replace("/", "~1"));
            }
        }
        return cut(kept(pointer.toString()));
    }
}
