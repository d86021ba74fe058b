package dev.backroom.code.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The conformance vectors: the whole set where it lies beside the project, otherwise the sample that the project
/// carries. Which one it is, is printed; a build server must have the whole set.
final class Vectors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SHARED = Path.of("shared", "vectors");

    private final Path root;
    private final boolean whole;

    private Vectors(Path root, boolean whole) {
        this.root = root;
        this.whole = whole;
    }

    static Vectors locate() {
        String named = System.getProperty("backroom.vectors", "");
        if (!named.isEmpty()) {
            return new Vectors(Path.of(named), true);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path beside = folder.resolve(SHARED);
            if (Files.isDirectory(beside)) {
                return new Vectors(beside, true);
            }
        }
        if ("true".equals(System.getenv("CI")) || "true".equals(System.getenv("BACKROOM_REQUIRE_VECTORS"))) {
            throw new IllegalStateException("The build server has no conformance vectors: expected " + SHARED
                    + " beside the project, or -Dbackroom.vectors=…");
        }
        return new Vectors(sample(), false);
    }

    /// Says in the output which vectors a number belongs to.
    String describe() {
        return whole ? "" : " (the project's own sample; the whole set is not here)";
    }

    /// The objects of a file with one JSON object a line.
    List<JsonNode> objects(String file) {
        List<JsonNode> objects = new ArrayList<>();
        for (String line : lines(file)) {
            try {
                objects.add(JSON.readTree(line));
            } catch (IOException e) {
                throw new UncheckedIOException(file + ": " + line, e);
            }
        }
        return objects;
    }

    /// One row of a CSV file, by the names of its columns.
    record Row(Map<String, String> fields) {
        String get(String column) {
            String value = fields.get(column);
            if (value == null) {
                throw new IllegalStateException("There is no column " + column);
            }
            return value;
        }
    }

    /// The rows of a CSV file.
    List<Row> rows(String file) {
        List<String> lines = lines(file);
        List<String> header = fields(lines.getFirst());
        List<Row> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            List<String> fields = fields(line);
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < header.size(); i++) {
                row.put(header.get(i), fields.get(i));
            }
            rows.add(new Row(row));
        }
        return rows;
    }

    private List<String> lines(String file) {
        try {
            // Not Files.readAllLines: some inputs contain other line separators than LF.
            String text = Files.readString(root.resolve(file), StandardCharsets.UTF_8);
            return List.of(text.split("\n")).stream()
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Missing conformance file " + file, e);
        }
    }

    private static Path sample() {
        var folder = Vectors.class.getResource("/dev/backroom/code/vectors");
        if (folder == null) {
            throw new IllegalStateException("The project's sample of conformance vectors is missing");
        }
        try {
            return Path.of(folder.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /// The fields of a line, RFC 4180.
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
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
        return fields;
    }
}
