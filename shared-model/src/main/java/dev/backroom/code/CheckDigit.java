package dev.backroom.code;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The check digit of all GS1 numbers: weights 3 and 1 in turn from the right, and the digit that makes the sum a
/// multiple of ten (GS1 General Specifications, section 7.9).
public final class CheckDigit {
    private CheckDigit() {}

    /// The check digit that belongs behind `payload`.
    ///
    /// @param payload a number without its check digit, 0 or more
    public static int of(long payload) {
        int sum = 0;
        int weight = 3;
        for (long rest = payload; rest > 0; rest /= 10) {
            sum += (int) (rest % 10) * weight;
            weight = 4 - weight;
        }
        return (10 - sum % 10) % 10;
    }

    /// Whether the last digit of `number` is the check digit of the others.
    public static boolean isRight(long number) {
        return number >= 0 && of(number / 10) == number % 10;
    }

    /// Reads a number of at most 18 digits that ends in a check digit.
    ///
    /// @param lengths how many digits it may have, check digit included
    /// @return the number, or EMPTY, CHARACTER, LENGTH or CHECK_DIGIT, looked for in this order
    public static Parsed<Long> parse(String text, int... lengths) {
        if (text.isEmpty()) {
            return Parsed.bad(CodeProblem.at(0, 0, Fault.EMPTY));
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return Parsed.bad(CodeProblem.at(i, 1, Fault.CHARACTER, text.substring(i, i + 1)));
            }
        }
        int length = text.length();
        if (IntStream.of(lengths).noneMatch(allowed -> allowed == length)) {
            String allowed = IntStream.of(lengths).mapToObj(String::valueOf).collect(Collectors.joining(", "));
            return Parsed.bad(CodeProblem.at(0, length, Fault.LENGTH, String.valueOf(length), allowed));
        }
        long number = Long.parseLong(text);
        int right = of(number / 10);
        if (number % 10 != right) {
            return Parsed.bad(CodeProblem.at(
                    length - 1, 1, Fault.CHECK_DIGIT, String.valueOf(number % 10), String.valueOf(right)));
        }
        return Parsed.ok(number);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean allDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /// A number with zeros in front up to `digits`.
    static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
    }
}
