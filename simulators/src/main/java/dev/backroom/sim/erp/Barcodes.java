package dev.backroom.sim.erp;

import dev.backroom.code.CheckDigit;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Barcodes with right check digits under GS1's demonstration prefix 952.
public final class Barcodes {

    private static final long PREFIX = 952;
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);

    private Barcodes() {}

    /// The barcode on one piece.
    public static String ofPiece(Ware ware) {
        return ware.pack(Catalogue.EACH).gtin();
    }

    /// The barcode on a case.
    public static String ofCase(Ware ware) {
        return ware.pack(Catalogue.CASE).gtin();
    }

    /// 13 digits: one piece of the article with this number.
    static String gtin13(int article) {
        long payload = PREFIX * 1_000_000_000L + article;
        return String.format(Locale.ROOT, "%013d", payload * 10 + CheckDigit.of(payload));
    }

    /// 14 digits: a pack of several pieces.
    ///
    /// @param indicator 1 to 8, the pack level
    static String gtin14(int indicator, int article) {
        long payload = indicator * 1_000_000_000_000L + PREFIX * 1_000_000_000L + article;
        return String.format(Locale.ROOT, "%014d", payload * 10 + CheckDigit.of(payload));
    }

    /// 18 digits: the licence plate of a unit.
    static String sscc(long serial) {
        long payload = PREFIX * 10_000_000_000_000L + serial;
        return String.format(Locale.ROOT, "%018d", payload * 10 + CheckDigit.of(payload));
    }

    /// The same number with a wrong last digit, as after a misread.
    public static String misread(String number) {
        char last = number.charAt(number.length() - 1);
        return number.substring(0, number.length() - 1) + (last == '9' ? '0' : (char) (last + 1));
    }

    /// What a scanner sends for a GS1-128 of a pack with an expiry date (17) and a lot (10).
    public static String gs1(String gtin, LocalDate expiry, String lot) {
        return "]C101" + "0".repeat(14 - gtin.length()) + gtin + "17" + SHORT_DATE.format(expiry) + "10" + lot;
    }

    /// The same with only a date, 17 (expiry) or 15 (best before).
    public static String gs1Dated(String gtin, LocalDate expiry) {
        return "]C101" + "0".repeat(14 - gtin.length()) + gtin + "17" + SHORT_DATE.format(expiry);
    }

    /// A GS1-128 that lost its end and got a letter where digits must be.
    public static String garbled(String gtin) {
        return "]C101" + "0".repeat(14 - gtin.length()) + gtin + "17A3";
    }
}
