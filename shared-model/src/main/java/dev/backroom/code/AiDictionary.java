package dev.backroom.code;

import dev.backroom.code.lint.CsvResource;
import dev.backroom.code.lint.Linters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The application identifiers that GS1 has given out, read from the GS1 Barcode Syntax Dictionary, which is a file
/// beside this class. An identifier that no line of Backroom mentions is parsed, checked and written like any other.
public final class AiDictionary {
    static final String UNKNOWN_TITLE = "UNKNOWN";

    /// Where an unknown identifier is let through its value may be any text of the wide character set.
    private static final int UNKNOWN_VALUE_MAX = 90;

    private static final int SHORTEST = 2;
    private static final int LONGEST = 4;

    private static final AiDictionary STANDARD = read(Linters.STANDARD);

    /// By number of digits, then by value: a look-up is two array reads.
    private final @Nullable Ai[][] byLength = {{}, {}, new Ai[100], new Ai[1000], new Ai[10_000]};

    /// How long identifiers are that begin with two given digits; 0 when there is none.
    private final int[] lengthByPrefix = new int[100];

    private final List<Ai> all;

    /// The form that identifiers take which are not in the dictionary.
    private final Ai.Format unknownFormat;

    private AiDictionary(List<Ai> all, Ai.Format unknownFormat) {
        this.all = List.copyOf(all);
        this.unknownFormat = unknownFormat;
        for (Ai ai : all) {
            int length = ai.code().length();
            byLength[length][Integer.parseInt(ai.code())] = ai;
            lengthByPrefix[Integer.parseInt(ai.code(), 0, 2, 10)] = length;
        }
    }

    /// The dictionary in which company prefixes are not looked up.
    public static AiDictionary standard() {
        return STANDARD;
    }

    /// The same dictionary with linters of one's own.
    public static AiDictionary with(Linters linters) {
        return read(linters);
    }

    /// All identifiers in ascending order.
    public List<Ai> all() {
        return all;
    }

    /// The identifier with exactly this code; null when there is none.
    @Nullable
    Ai find(String code) {
        if (code.length() < SHORTEST || code.length() > LONGEST || !CheckDigit.allDigits(code)) {
            return null;
        }
        return byLength[code.length()][Integer.parseInt(code)];
    }

    /// The identifier with which the data at `at` begins; null when there is none. Two digits tell how long it is.
    @Nullable
    Ai startingAt(String text, int at) {
        if (at + SHORTEST > text.length()
                || !CheckDigit.isDigit(text.charAt(at))
                || !CheckDigit.isDigit(text.charAt(at + 1))) {
            return null;
        }
        int value = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
        int length = lengthByPrefix[value];
        if (at + length > text.length()) {
            return null;
        }
        for (int i = at + SHORTEST; i < at + length; i++) {
            char c = text.charAt(i);
            if (!CheckDigit.isDigit(c)) {
                return null;
            }
            value = value * 10 + c - '0';
        }
        return length == 0 ? null : byLength[length][value];
    }

    /// Stands in for an identifier that is not in the dictionary, unless it contradicts it: where identifiers that
    /// begin with the same two digits have another length, it cannot be one.
    @Nullable
    Ai unknown(String code) {
        if (code.length() < SHORTEST || code.length() > LONGEST || !CheckDigit.allDigits(code)) {
            return null;
        }
        int length = lengthByPrefix[Integer.parseInt(code, 0, 2, 10)];
        if (length != 0 && length != code.length()) {
            return null;
        }
        return new Ai(code, UNKNOWN_TITLE, true, unknownFormat, new Ai.Link(true, false, List.of()), Ai.Relations.NONE);
    }

    private static AiDictionary read(Linters linters) {
        var parser = new AiSpecification(linters);
        List<Ai> all = new ArrayList<>();
        for (List<String> row : CsvResource.rows(AiDictionary.class, "gs1_ai_dictionary.csv")) {
            all.add(parser.ai(row));
        }
        return new AiDictionary(all, parser.format("X.." + UNKNOWN_VALUE_MAX));
    }
}
