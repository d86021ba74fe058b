package dev.backroom.code;

import java.util.Optional;

/// A Global Trade Item Number. GTIN-8, -12, -13 and -14 are one number space: the shorter ones are the longer ones
/// without their leading zeros, so the canonical form has 14 digits, and two texts that mean the same item are equal.
///
/// @param number the 14 digits as a number, check digit included
public record Gtin(long number) implements Comparable<Gtin> {
    private static final long BELOW = 100_000_000_000_000L;

    /// @throws IllegalArgumentException when the number has more than 14 digits or its check digit is wrong; text
    ///     from outside goes through [#parse]
    public Gtin {
        if (number < 0 || number >= BELOW || !CheckDigit.isRight(number)) {
            throw new IllegalArgumentException("Not a GTIN: " + number);
        }
    }

    /// Reads 8, 12, 13 or 14 digits.
    ///
    /// @return the GTIN, or EMPTY, CHARACTER, LENGTH or CHECK_DIGIT
    public static Parsed<Gtin> parse(String text) {
        return CheckDigit.parse(text, 8, 12, 13, 14).map(Gtin::new);
    }

    /// The GTIN of an item number without check digit.
    static Gtin ofPayload(long payload) {
        return new Gtin(payload * 10 + CheckDigit.of(payload));
    }

    /// The canonical form: 14 digits.
    public String digits14() {
        return CheckDigit.padded(number, 14);
    }

    /// As printed on the item: the shortest of the four forms.
    public String shortest() {
        if (isGtin8()) {
            return CheckDigit.padded(number, 8);
        }
        String digits = digits14();
        return digits.startsWith("00") ? digits.substring(2) : digits.substring(digits.startsWith("0") ? 1 : 0);
    }

    /// The 13 digits of an EAN-13, where the packaging indicator is 0.
    public Optional<String> digits13() {
        return indicator() == 0 ? Optional.of(digits14().substring(1)) : Optional.empty();
    }

    /// The packaging indicator: 0 for the item itself, 1 to 8 for its outer packs, 9 for items of variable measure.
    public int indicator() {
        return (int) (number / 10_000_000_000_000L);
    }

    /// Whether each piece has its own weight, length or count, so that a quantity must come with it.
    public boolean isVariableMeasure() {
        return indicator() == 9;
    }

    /// What kind of number it is by its first digits: a trade item, or an in-store code, coupon, book …
    public PrefixClass prefixClass() {
        if (isGtin8()) {
            long first = number / 10_000_000L;
            return first == 0 || first == 2 ? PrefixClass.RESTRICTED_IN_COMPANY : PrefixClass.TRADE_ITEM;
        }
        return PrefixClass.of((int) (number / 10_000_000_000L % 1000));
    }

    private boolean isGtin8() {
        return number < 100_000_000L;
    }

    @Override
    public int compareTo(Gtin other) {
        return Long.compare(number, other.number);
    }

    /// The canonical form.
    @Override
    public String toString() {
        return digits14();
    }
}
