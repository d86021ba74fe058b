package dev.backroom.code;

import java.time.LocalDate;
import java.time.YearMonth;

/// A date as barcodes carry it, YYMMDD. The century is that in which the year is nearest: up to 50 years ahead and 49
/// back (GS1 General Specifications, section 7.12), which is why reading one needs to know the present year.
///
/// @param date the day
/// @param wholeMonth whether the code had day 00: only the month is known, and the date is its last day
public record GsDate(LocalDate date, boolean wholeMonth) {
    /// Reads six digits; day 00 means the last day of the month.
    ///
    /// @param currentYear the present year, four digits
    /// @return the date, or DATE_DIGITS, DATE_MONTH or DATE_DAY
    public static Parsed<GsDate> parse(String yymmdd, int currentYear) {
        if (yymmdd.length() != 6 || !CheckDigit.allDigits(yymmdd)) {
            return Parsed.bad(CodeProblem.at(0, yymmdd.length(), Fault.DATE_DIGITS));
        }
        int year = year(Integer.parseInt(yymmdd, 0, 2, 10), currentYear);
        int month = Integer.parseInt(yymmdd, 2, 4, 10);
        int day = Integer.parseInt(yymmdd, 4, 6, 10);
        if (month < 1 || month > 12) {
            return Parsed.bad(CodeProblem.at(2, 2, Fault.DATE_MONTH, yymmdd.substring(2, 4)));
        }
        var inMonth = YearMonth.of(year, month);
        if (day == 0) {
            return Parsed.ok(new GsDate(inMonth.atEndOfMonth(), true));
        }
        if (!inMonth.isValidDay(day)) {
            return Parsed.bad(CodeProblem.at(4, 2, Fault.DATE_DAY, yymmdd.substring(2, 4), yymmdd.substring(4, 6)));
        }
        return Parsed.ok(new GsDate(inMonth.atDay(day), false));
    }

    /// The full year of a two-digit one.
    static int year(int twoDigits, int currentYear) {
        int century = currentYear - Math.floorMod(currentYear, 100);
        int difference = twoDigits - Math.floorMod(currentYear, 100);
        if (difference >= 51) {
            return century - 100 + twoDigits;
        }
        return century + twoDigits + (difference <= -50 ? 100 : 0);
    }

    /// The six digits again.
    public String yymmdd() {
        return CheckDigit.padded(date.getYear() % 100L, 2)
                + CheckDigit.padded(date.getMonthValue(), 2)
                + (wholeMonth ? "00" : CheckDigit.padded(date.getDayOfMonth(), 2));
    }
}
