package dev.backroom.gateway.edge.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// Cuts the body of a batch into its messages without reading them, so that one that cannot be read leaves the others
/// whole. An array is cut at its commas, anything else at line ends.
final class Slices {

    private final byte[] bytes;
    private final List<byte[]> found = new ArrayList<>();
    private int from;
    private int depth;
    private boolean inText;

    private Slices(byte[] bytes) {
        this.bytes = bytes;
    }

    static List<byte[]> of(byte[] bytes) {
        int start = 0;
        while (start < bytes.length && isBlank(bytes[start])) {
            start++;
        }
        Slices slices = new Slices(bytes);
        if (start < bytes.length && bytes[start] == '[') {
            slices.cutArray(start + 1);
        } else {
            slices.cutLines();
        }
        return slices.found;
    }

    /// The `number` of a message, also of one that breaks off or goes wrong behind it.
    static OptionalLong numberOf(byte[] message) {
        try (JsonParser parser = Json.tolerant().createParser(message)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return OptionalLong.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                boolean number = parser.currentName().equals("number");
                if (parser.nextToken() == JsonToken.VALUE_NUMBER_INT && number) {
                    return parser.getLongValue() > 0 ? OptionalLong.of(parser.getLongValue()) : OptionalLong.empty();
                }
                parser.skipChildren();
            }
        } catch (IOException broken) {
            return OptionalLong.empty();
        }
        return OptionalLong.empty();
    }

    private void cutLines() {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '\n') {
                cut(i);
            }
        }
        cut(bytes.length);
    }

    private void cutArray(int start) {
        from = start;
        for (int i = start; i < bytes.length; i++) {
            byte b = bytes[i];
            if (inText) {
                if (b == '\\') {
                    i++;
                } else if (b == '"') {
                    inText = false;
                }
            } else if (depth == 0 && (b == ',' || b == ']')) {
                cut(i);
                if (b == ']') {
                    return;
                }
            } else {
                step(b);
            }
        }
        cut(bytes.length);
    }

    private void step(byte b) {
        switch (b) {
            case '"' -> inText = true;
            case '{', '[' -> depth++;
            case '}', ']' -> depth--;
            default -> {}
        }
    }

    private void cut(int to) {
        int start = from;
        int end = Math.min(to, bytes.length);
        from = to + 1;
        while (start < end && isBlank(bytes[start])) {
            start++;
        }
        while (end > start && isBlank(bytes[end - 1])) {
            end--;
        }
        if (start < end) {
            found.add(Arrays.copyOfRange(bytes, start, end));
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\n' || b == '\r';
    }
}
