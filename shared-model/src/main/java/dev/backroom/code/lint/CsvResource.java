package dev.backroom.code.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A CSV file that is part of the program (RFC 4180: quotes, doubled quotes, no line break inside of a field). Read
/// once when a class is initialised; a missing or broken file is a broken build, hence the exceptions.
public final class CsvResource {
    private CsvResource() {}

    /// All rows after the header of the file `name` beside `owner`, each as long as the header.
    public static List<List<String>> rows(Class<?> owner, String name) {
        List<List<String>> rows = new ArrayList<>();
        for (String line : text(owner, name).lines().toList()) {
            rows.add(fields(line));
        }
        int width = rows.getFirst().size();
        for (List<String> row : rows) {
            if (row.size() != width) {
                throw new IllegalStateException(name + " has a row of " + row.size() + " fields: " + row);
            }
        }
        return List.copyOf(rows.subList(1, rows.size()));
    }

    private static String text(Class<?> owner, String name) {
        try (var in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing beside " + owner);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return List.copyOf(fields);
    }
}
