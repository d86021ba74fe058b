package dev.backroom.code.lint;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Dates and times. Two-digit years are taken as 20yy: which century it is changes nothing that is checked here.
final class DateLinters {
    private static final int[] DAYS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    private static final Unit HOUR = new Unit(23, LintError.ILLEGAL_HOUR);
    private static final Unit MINUTE = new Unit(59, LintError.ILLEGAL_MINUTE);
    private static final Unit SECOND = new Unit(59, LintError.ILLEGAL_SECOND);

    private DateLinters() {}

    static Map<String, Linter> table() {
        return Map.ofEntries(
                Map.entry("yymmdd", (t, f, u) -> date(t, f, u, 2, 1)),
                Map.entry("yymmd0", (t, f, u) -> date(t, f, u, 2, 0)),
                Map.entry("yyyymmdd", (t, f, u) -> date(t, f, u, 4, 1)),
                Map.entry("yyyymmd0", (t, f, u) -> date(t, f, u, 4, 0)),
                Map.entry("hh", (t, f, u) -> time(t, f, u, LintError.HOUR_TOO_SHORT, LintError.HOUR_TOO_LONG, HOUR)),
                Map.entry(
                        "mi",
                        (t, f, u) -> time(t, f, u, LintError.MINUTE_TOO_SHORT, LintError.MINUTE_TOO_LONG, MINUTE)),
                Map.entry(
                        "ss",
                        (t, f, u) -> time(t, f, u, LintError.SECOND_TOO_SHORT, LintError.SECOND_TOO_LONG, SECOND)),
                Map.entry(
                        "hhmi",
                        (t, f, u) -> time(
                                t,
                                f,
                                u,
                                LintError.HOUR_WITH_MINUTE_TOO_SHORT,
                                LintError.HOUR_WITH_MINUTE_TOO_LONG,
                                HOUR,
                                MINUTE)));
    }

    /// @param yearDigits 2 or 4
    /// @param firstDay 0 where "day not known" may be written as 00
    static @Nullable Lint date(String text, int from, int to, int yearDigits, int firstDay) {
        int length = to - from;
        if (length != yearDigits + 4) {
            return new Lint(length < yearDigits + 4 ? LintError.DATE_TOO_SHORT : LintError.DATE_TOO_LONG, 0, length);
        }
        var wrong = CharacterLinters.numeric(text, from, to);
        if (wrong != null) {
            return wrong;
        }
        int year = Integer.parseInt(text, from, from + yearDigits, 10) + (yearDigits == 2 ? 2000 : 0);
        int month = twoDigits(text, from + yearDigits);
        if (month < 1 || month > 12) {
            return new Lint(LintError.ILLEGAL_MONTH, yearDigits, 2);
        }
        int day = twoDigits(text, from + yearDigits + 2);
        boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        int last = month == 2 && leap ? 29 : DAYS[month - 1];
        return day < firstDay || day > last ? new Lint(LintError.ILLEGAL_DAY, yearDigits + 2, 2) : null;
    }

    private static @Nullable Lint time(
            String text, int from, int to, LintError tooShort, LintError tooLong, Unit... units) {
        int length = to - from;
        if (length != 2 * units.length) {
            return new Lint(length < 2 * units.length ? tooShort : tooLong, 0, length);
        }
        var wrong = CharacterLinters.numeric(text, from, to);
        if (wrong != null) {
            return wrong;
        }
        for (int i = 0; i < units.length; i++) {
            if (twoDigits(text, from + 2 * i) > units[i].max) {
                return new Lint(units[i].illegal, 2 * i, 2);
            }
        }
        return null;
    }

    private record Unit(int max, LintError illegal) {}

    private static int twoDigits(String text, int at) {
        return (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    }
}
