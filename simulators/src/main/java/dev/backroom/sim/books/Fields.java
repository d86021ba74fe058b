package dev.backroom.sim.books;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Reads the fields of a JSON object and remembers the first thing that is wrong, so that a reader can go on to its
/// end and ask once. What was wrong reads as empty or 0. Fields that nobody asks for are left alone.
final class Fields {

    private static final int TEXT_MAX = 200;
    private static final int ELEMENTS_MAX = 10_000;
    /// No site moves as much, and sums of them stay far from overflowing.
    private static final long NUMBER_MAX = 1_000_000_000_000L;

    private final JsonObject object;
    private final String path;
    private final List<String> complaints;

    private Fields(JsonObject object, String path, List<String> complaints) {
        this.object = object;
        this.path = path;
        this.complaints = complaints;
    }

    static Fields of(JsonObject object) {
        return new Fields(object, "", new ArrayList<>());
    }

    /// The first thing that is wrong with this object or what was read inside of it, as a sentence.
    Optional<String> wrong() {
        return complaints.stream().findFirst();
    }

    /// Says that something is wrong with the value of a field.
    void wrong(String name, String sentence) {
        if (complaints.isEmpty()) {
            complaints.add("'" + path + name + "' " + sentence + ".");
        }
    }

    /// A text that must be there.
    String text(String name) {
        String text = textOrEmpty(name);
        if (text.isBlank()) {
            wrong(name, "is missing");
        }
        return text;
    }

    String textOrEmpty(String name) {
        Object value = object.getValue(name);
        if (value == null) {
            return "";
        }
        if (value instanceof String text && text.length() <= TEXT_MAX) {
            return text;
        }
        wrong(name, "is no text of at most " + TEXT_MAX + " characters");
        return "";
    }

    /// A whole number; 0 when it is not there.
    long number(String name) {
        Object value = object.getValue(name);
        if (value == null) {
            return 0;
        }
        if (value instanceof Integer || value instanceof Long) {
            long number = ((Number) value).longValue();
            if (Math.abs(number) <= NUMBER_MAX && number != Long.MIN_VALUE) {
                return number;
            }
        }
        wrong(name, "is no whole number that can be");
        return 0;
    }

    int small(String name) {
        long number = number(name);
        if (number < 0 || number > Integer.MAX_VALUE) {
            wrong(name, "is no whole number that can be");
            return 0;
        }
        return (int) number;
    }

    LocalDate day(String name) {
        return time(name, LocalDate.EPOCH, LocalDate::parse);
    }

    Instant moment(String name) {
        return time(name, Instant.EPOCH, Instant::parse);
    }

    private <T> T time(String name, T none, Function<String, T> parser) {
        String text = text(name);
        try {
            return text.isEmpty() ? none : parser.apply(text);
        } catch (DateTimeException _) {
            wrong(name, "is no time that can be read");
            return none;
        }
    }

    /// One of the words of a list.
    <T> T word(String name, T none, Function<String, Optional<T>> reader) {
        String text = text(name);
        Optional<T> known = reader.apply(text);
        if (known.isEmpty()) {
            wrong(name, "is '" + text + "', which nobody knows here");
        }
        return known.orElse(none);
    }

    /// The objects of an array that must not be empty.
    <T> List<T> each(String name, Function<Fields, T> reader) {
        List<T> all = new ArrayList<>();
        if (!(object.getValue(name) instanceof JsonArray array) || array.isEmpty() || array.size() > ELEMENTS_MAX) {
            wrong(name, "is no list of 1 to " + ELEMENTS_MAX);
            return all;
        }
        for (int i = 0; i < array.size(); i++) {
            String at = name + "[" + i + "]";
            if (array.getValue(i) instanceof JsonObject one) {
                all.add(reader.apply(new Fields(one, path + at + ".", complaints)));
            } else {
                wrong(at, "is no object");
            }
        }
        return all;
    }
}
