package dev.backroom.code.lint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The character sets of the GS1 General Specifications, and the checks that look at characters one by one.
final class CharacterLinters {
    private static final String DIGITS = "0123456789";
    private static final String UPPER = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String LOWER = "abcdefghijklmnopqrstuvwxyz";

    /// In the order that gives each character its value in the check character pair.
    static final String SET_82 = "!\"%&'()*+,-./" + DIGITS + ":;<=>?" + UPPER + "_" + LOWER;

    static final String SET_32 = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final boolean[] IS_82 = table(SET_82);
    private static final boolean[] IS_39 = table("#-/" + DIGITS + UPPER);
    private static final boolean[] IS_64 = table("-_" + DIGITS + UPPER + LOWER);

    private CharacterLinters() {}

    static Map<String, Linter> table() {
        return Map.ofEntries(
                Map.entry("csetnumeric", CharacterLinters::numeric),
                Map.entry("cset82", (t, f, u) -> allIn(IS_82, t, f, u, LintError.INVALID_CSET82_CHARACTER)),
                Map.entry("cset39", (t, f, u) -> allIn(IS_39, t, f, u, LintError.INVALID_CSET39_CHARACTER)),
                Map.entry("cset64", CharacterLinters::base64),
                Map.entry("hasnondigit", CharacterLinters::hasNonDigit),
                Map.entry("hyphen", CharacterLinters::hyphen),
                Map.entry("importeridx", CharacterLinters::importerIndex),
                Map.entry("pcenc", CharacterLinters::percentEncoded));
    }

    static @Nullable Lint numeric(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return new Lint(LintError.NON_DIGIT_CHARACTER, i - from, 1);
            }
        }
        return null;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean is82(char c) {
        return c < 128 && IS_82[c];
    }

    private static @Nullable Lint allIn(boolean[] set, String text, int from, int to, LintError error) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c >= 128 || !set[c]) {
                return new Lint(error, i - from, 1);
            }
        }
        return null;
    }

    /// File-safe base 64: where it is padded at all, the whole must be full groups of three with one or two pads.
    private static @Nullable Lint base64(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '=') {
            end--;
        }
        var wrong = allIn(IS_64, text, from, end, LintError.INVALID_CSET64_CHARACTER);
        if (wrong != null) {
            return wrong;
        }
        int pads = to - end;
        boolean padded = pads == 0 || (pads <= 2 && (to - from) % 3 == 0);
        return padded ? null : new Lint(LintError.INVALID_CSET64_PADDING, end - from, pads);
    }

    private static @Nullable Lint hasNonDigit(String text, int from, int to) {
        return numeric(text, from, to) == null ? new Lint(LintError.REQUIRES_NON_DIGIT_CHARACTER, 0, to - from) : null;
    }

    private static @Nullable Lint hyphen(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '-') {
                return new Lint(LintError.NOT_HYPHEN, 0, to - from);
            }
        }
        return null;
    }

    private static @Nullable Lint importerIndex(String text, int from, int to) {
        if (to - from != 1) {
            return new Lint(LintError.IMPORTER_IDX_MUST_BE_ONE_CHARACTER, 0, to - from);
        }
        return allIn(IS_64, text, from, to, LintError.INVALID_IMPORT_IDX_CHARACTER);
    }

    private static @Nullable Lint percentEncoded(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '%') {
                continue;
            }
            boolean whole = i + 2 < to
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0
                    && text.charAt(i + 1) < 128
                    && text.charAt(i + 2) < 128;
            if (!whole) {
                return new Lint(LintError.INVALID_PERCENT_SEQUENCE, i - from, Math.min(3, to - i));
            }
            i += 2;
        }
        return null;
    }

    private static boolean[] table(String characters) {
        boolean[] table = new boolean[128];
        characters.chars().forEach(c -> table[c] = true);
        return table;
    }
}
