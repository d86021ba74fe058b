package dev.backroom.code.lint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The checks on numbers: zero and not zero, flags, sequences ("3 of 5"), coordinates.
final class NumberLinters {
    private static final long LATITUDE_MAX = 1_800_000_000L;
    private static final long LONGITUDE_MAX = 3_600_000_000L;

    private NumberLinters() {}

    static Map<String, Linter> table() {
        return Map.ofEntries(
                Map.entry("zero", NumberLinters::zero),
                Map.entry("nonzero", NumberLinters::nonZero),
                Map.entry("nozeroprefix", NumberLinters::noZeroPrefix),
                Map.entry("yesno", oneOf("01", LintError.NOT_ZERO_OR_ONE)),
                Map.entry("winding", oneOf("019", LintError.INVALID_WINDING_DIRECTION)),
                Map.entry("iso5218", oneOf("0129", LintError.INVALID_BIOLOGICAL_SEX_CODE)),
                Map.entry("pieceoftotal", NumberLinters::pieceOfTotal),
                Map.entry("posinseqslash", NumberLinters::positionInSequence),
                Map.entry(
                        "latitude",
                        coordinate(LATITUDE_MAX, LintError.LATITUDE_INVALID_LENGTH, LintError.INVALID_LATITUDE)),
                Map.entry(
                        "longitude",
                        coordinate(LONGITUDE_MAX, LintError.LONGITUDE_INVALID_LENGTH, LintError.INVALID_LONGITUDE)));
    }

    private static Linter oneOf(String allowed, LintError error) {
        return (text, from, to) ->
                to - from == 1 && allowed.indexOf(text.charAt(from)) >= 0 ? null : new Lint(error, 0, to - from);
    }

    private static @Nullable Lint zero(String text, int from, int to) {
        return allZero(text, from, to) ? null : new Lint(LintError.NOT_ZERO, 0, to - from);
    }

    private static @Nullable Lint nonZero(String text, int from, int to) {
        var wrong = CharacterLinters.numeric(text, from, to);
        if (wrong != null) {
            return wrong;
        }
        return allZero(text, from, to) ? new Lint(LintError.ILLEGAL_ZERO_VALUE, 0, to - from) : null;
    }

    private static @Nullable Lint noZeroPrefix(String text, int from, int to) {
        var wrong = CharacterLinters.numeric(text, from, to);
        if (wrong != null) {
            return wrong;
        }
        return from < to && text.charAt(from) == '0' ? new Lint(LintError.ILLEGAL_ZERO_PREFIX, 0, 1) : null;
    }

    /// Two numbers of equal width, "0305": the third of five.
    private static @Nullable Lint pieceOfTotal(String text, int from, int to) {
        int length = to - from;
        if (length == 0 || length % 2 != 0) {
            return new Lint(LintError.INVALID_LENGTH_FOR_PIECE_OF_TOTAL, 0, length);
        }
        var wrong = CharacterLinters.numeric(text, from, to);
        if (wrong != null) {
            return wrong;
        }
        int half = length / 2;
        int middle = from + half;
        if (allZero(text, from, middle)) {
            return new Lint(LintError.ZERO_PIECE_NUMBER, 0, half);
        }
        if (allZero(text, middle, to)) {
            return new Lint(LintError.ZERO_TOTAL_PIECES, half, half);
        }
        boolean exceeds = text.substring(from, middle).compareTo(text.substring(middle, to)) > 0;
        return exceeds ? new Lint(LintError.PIECE_NUMBER_EXCEEDS_TOTAL, 0, length) : null;
    }

    /// "3/5" with neither number padded.
    private static @Nullable Lint positionInSequence(String text, int from, int to) {
        int slash = text.indexOf('/', from);
        boolean wellFormed = slash > from
                && slash < to - 1
                && CharacterLinters.numeric(text, from, slash) == null
                && CharacterLinters.numeric(text, slash + 1, to) == null;
        if (!wellFormed) {
            return new Lint(LintError.POSITION_IN_SEQUENCE_MALFORMED, 0, to - from);
        }
        if (text.charAt(from) == '0') {
            return new Lint(LintError.ILLEGAL_ZERO_PREFIX, 0, slash - from);
        }
        if (text.charAt(slash + 1) == '0') {
            return new Lint(LintError.ILLEGAL_ZERO_PREFIX, slash + 1 - from, to - slash - 1);
        }
        int wider = Integer.compare(slash - from, to - slash - 1);
        boolean exceeds =
                wider > 0 || (wider == 0 && text.substring(from, slash).compareTo(text.substring(slash + 1, to)) > 0);
        return exceeds ? new Lint(LintError.POSITION_EXCEEDS_END, 0, to - from) : null;
    }

    private static Linter coordinate(long max, LintError wrongLength, LintError outside) {
        return (text, from, to) -> {
            if (to - from != 10) {
                return new Lint(wrongLength, 0, to - from);
            }
            var wrong = CharacterLinters.numeric(text, from, to);
            if (wrong != null) {
                return wrong;
            }
            return Long.parseLong(text, from, to, 10) > max ? new Lint(outside, 0, 10) : null;
        };
    }

    private static boolean allZero(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
