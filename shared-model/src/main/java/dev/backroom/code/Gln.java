package dev.backroom.code;

/// A Global Location Number: a company, a store, a dock, 13 digits.
///
/// @param number the 13 digits as a number, check digit included
public record Gln(long number) implements Comparable<Gln> {
    private static final long BELOW = 10_000_000_000_000L;

    /// @throws IllegalArgumentException when the number has more than 13 digits or its check digit is wrong
    public Gln {
        if (number < 0 || number >= BELOW || !CheckDigit.isRight(number)) {
            throw new IllegalArgumentException("Not a GLN: " + number);
        }
    }

    /// Reads 13 digits.
    ///
    /// @return the GLN, or EMPTY, CHARACTER, LENGTH or CHECK_DIGIT
    public static Parsed<Gln> parse(String text) {
        return CheckDigit.parse(text, 13).map(Gln::new);
    }

    /// The 13 digits.
    public String digits13() {
        return CheckDigit.padded(number, 13);
    }

    @Override
    public int compareTo(Gln other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return digits13();
    }
}
