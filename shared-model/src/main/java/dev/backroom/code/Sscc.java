package dev.backroom.code;

/// A Serial Shipping Container Code: the licence plate of a carton, tote or pallet, 18 digits.
///
/// @param number the 18 digits as a number, check digit included
public record Sscc(long number) implements Comparable<Sscc> {
    private static final long BELOW = 1_000_000_000_000_000_000L;

    /// @throws IllegalArgumentException when the number has more than 18 digits or its check digit is wrong
    public Sscc {
        if (number < 0 || number >= BELOW || !CheckDigit.isRight(number)) {
            throw new IllegalArgumentException("Not an SSCC: " + number);
        }
    }

    /// Reads 18 digits.
    ///
    /// @return the SSCC, or EMPTY, CHARACTER, LENGTH or CHECK_DIGIT
    public static Parsed<Sscc> parse(String text) {
        return CheckDigit.parse(text, 18).map(Sscc::new);
    }

    /// The 18 digits.
    public String digits18() {
        return CheckDigit.padded(number, 18);
    }

    @Override
    public int compareTo(Sscc other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return digits18();
    }
}
