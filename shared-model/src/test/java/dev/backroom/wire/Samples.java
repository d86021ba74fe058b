package dev.backroom.wire;

import dev.backroom.operation.Code;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes a record of any type of the model, by its components: full, or as empty as can be.
final class Samples {

    private final boolean full;

    Samples(boolean full) {
        this.full = full;
    }

    <T> T of(Class<T> type) {
        return type.cast(value(type));
    }

    private Object value(Type type) {
        if (type instanceof ParameterizedType generic) {
            return container((Class<?>) generic.getRawType(), generic.getActualTypeArguments());
        }
        Class<?> raw = (Class<?>) type;
        if (raw.isEnum()) {
            Object[] constants = raw.getEnumConstants();
            return constants[full ? constants.length - 1 : 0];
        }
        return raw.isRecord() ? record(raw) : simple(raw);
    }

    private Object container(Class<?> raw, Type[] of) {
        if (raw == Optional.class) {
            return full ? Optional.of(value(of[0])) : Optional.empty();
        }
        if (raw == List.class) {
            return full ? List.of(value(of[0])) : List.of();
        }
        if (raw == Set.class) {
            return full ? Set.of(value(of[0])) : Set.of();
        }
        if (raw == Map.class) {
            return full ? Map.of("a", "1", "b", "") : Map.of();
        }
        throw new IllegalArgumentException("no sample of " + raw);
    }

    /// As [#value], of what can be a code.
    private Object code(Type type) {
        Object whole = value(type);
        return switch (whole) {
            case String text -> text.strip().replaceAll("\\p{Cntrl}", "").strip();
            case Optional<?> one -> one.map(text -> code(String.class));
            case List<?> many -> many.stream().map(text -> code(String.class)).toList();
            default -> throw new IllegalArgumentException("no code: " + type);
        };
    }

    private Object simple(Class<?> raw) {
        if (raw == int.class || raw == Integer.class) {
            return full ? -7 : 0;
        }
        if (raw == long.class || raw == Long.class) {
            return full ? 5_000_000_000L : 0L;
        }
        if (raw == boolean.class) {
            return full;
        }
        if (raw == String.class) {
            return full ? "Grüße \"1\" \u001d" : "";
        }
        if (raw == Instant.class) {
            return full ? Instant.parse("2026-03-03T06:00:00.123456Z") : Instant.EPOCH;
        }
        if (raw == LocalDate.class) {
            return full ? LocalDate.of(9999, 12, 31) : LocalDate.EPOCH;
        }
        if (raw == LocalTime.class) {
            return full ? LocalTime.of(4, 30) : LocalTime.MIDNIGHT;
        }
        if (raw == ZoneId.class) {
            return ZoneId.of(full ? "Europe/Berlin" : "UTC");
        }
        throw new IllegalArgumentException("no sample of " + raw);
    }

    private Object record(Class<?> raw) {
        RecordComponent[] components = raw.getRecordComponents();
        try {
            Constructor<?> constructor = raw.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(Arrays.stream(components)
                    .map(component -> component.isAnnotationPresent(Code.class)
                            ? code(component.getGenericType())
                            : value(component.getGenericType()))
                    .toArray());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("no sample of " + raw, e);
        }
    }
}
