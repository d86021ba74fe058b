package dev.backroom.code.lint;

import dev.backroom.code.lint.CompanyPrefixes.Answer;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Check digits, check character pairs and company prefixes of the GS1 keys, and the IBAN.
final class KeyLinters {
    private static final int PREFIX_DIGITS_MIN = 4;
    private static final int PAIR_MODULUS = 1021;
    private static final int[] PRIMES = primes(97);
    private static final int IBAN_LENGTH_MIN = 10;
    private static final int IBAN_LENGTH_MAX = 34;

    private KeyLinters() {}

    static Map<String, Linter> table(CompanyPrefixes prefixes) {
        return Map.of(
                "csum",
                KeyLinters::checkDigit,
                "csumalpha",
                KeyLinters::checkPair,
                "gcppos1",
                (t, f, u) -> companyPrefix(prefixes, t, f, u, 0),
                "gcppos2",
                (t, f, u) -> companyPrefix(prefixes, t, f, u, 1),
                "iban",
                KeyLinters::iban);
    }

    /// Modulo 10 with weights 3 and 1 from the right, as GTIN, SSCC, GLN and their kin have it.
    private static @Nullable Lint checkDigit(String text, int from, int to) {
        int length = to - from;
        if (length == 0) {
            return new Lint(LintError.TOO_SHORT_FOR_CHECK_DIGIT, 0, 0);
        }
        int sum = 0;
        for (int i = to - 1; i >= from; i--) {
            char c = text.charAt(i);
            if (!CharacterLinters.isDigit(c)) {
                return CharacterLinters.numeric(text, from, to);
            }
            sum += (c - '0') * ((to - 1 - i) % 2 == 0 ? 1 : 3);
        }
        return sum % 10 == 0 ? null : new Lint(LintError.INCORRECT_CHECK_DIGIT, length - 1, 1);
    }

    /// The pair of characters at the end of a GMN: the sum of value times prime, modulo 1021, in two digits to the
    /// base of 32.
    private static @Nullable Lint checkPair(String text, int from, int to) {
        int length = to - from;
        if (length < 2) {
            return new Lint(LintError.TOO_SHORT_FOR_CHECK_PAIR, 0, length);
        }
        if (length > PRIMES.length + 2) {
            return new Lint(LintError.TOO_LONG_FOR_CHECK_PAIR_IMPLEMENTATION, 0, length);
        }
        int sum = 0;
        for (int i = from; i < to - 2; i++) {
            char c = text.charAt(i);
            if (!CharacterLinters.is82(c)) {
                return new Lint(LintError.INVALID_CSET82_CHARACTER, i - from, 1);
            }
            sum += CharacterLinters.SET_82.indexOf(c) * PRIMES[to - 3 - i];
        }
        for (int i = to - 2; i < to; i++) {
            if (CharacterLinters.SET_32.indexOf(text.charAt(i)) < 0) {
                return new Lint(LintError.INVALID_CSET32_CHARACTER, i - from, 1);
            }
        }
        int pair = sum % PAIR_MODULUS;
        boolean right = text.charAt(to - 2) == CharacterLinters.SET_32.charAt(pair / 32)
                && text.charAt(to - 1) == CharacterLinters.SET_32.charAt(pair % 32);
        return right ? null : new Lint(LintError.INCORRECT_CHECK_PAIR, length - 2, 2);
    }

    private static @Nullable Lint companyPrefix(CompanyPrefixes prefixes, String text, int from, int to, int offset) {
        int start = Math.min(from + offset, to);
        if (to - start < PREFIX_DIGITS_MIN) {
            boolean nothing = to - from <= offset;
            return new Lint(LintError.TOO_SHORT_FOR_GCP, nothing ? 0 : offset, nothing ? to - from : to - start);
        }
        for (int i = start; i < start + PREFIX_DIGITS_MIN; i++) {
            if (!CharacterLinters.isDigit(text.charAt(i))) {
                return new Lint(LintError.INVALID_GCP_PREFIX, i - from, 1);
            }
        }
        return issued(prefixes.lookUp(text, start, to), start - from, to - start);
    }

    static @Nullable Lint issued(Answer answer, int position, int length) {
        return switch (answer) {
            case ISSUED -> null;
            case UNKNOWN -> new Lint(LintError.INVALID_GCP_PREFIX, position, length);
            case OFFLINE -> new Lint(LintError.GCP_DATASOURCE_OFFLINE, position, length);
        };
    }

    /// Country, two check digits, account: moved to the end and read as one number, the whole leaves 1 modulo 97.
    private static @Nullable Lint iban(String text, int from, int to) {
        int length = to - from;
        if (length < IBAN_LENGTH_MIN || length > IBAN_LENGTH_MAX) {
            return new Lint(length < IBAN_LENGTH_MIN ? LintError.IBAN_TOO_SHORT : LintError.IBAN_TOO_LONG, 0, length);
        }
        for (int i = from; i < to; i++) {
            if (ibanValue(text.charAt(i)) < 0) {
                return new Lint(LintError.INVALID_IBAN_CHARACTER, i - from, 1);
            }
        }
        if (!CodeListLinters.isCountry(text.substring(from, from + 2))) {
            return new Lint(LintError.ILLEGAL_IBAN_COUNTRY_CODE, 0, 2);
        }
        int rest = 0;
        for (int i = 0; i < length; i++) {
            int value = ibanValue(text.charAt(from + (i + 4) % length));
            rest = (rest * (value < 10 ? 10 : 100) + value) % 97;
        }
        return rest == 1 ? null : new Lint(LintError.INCORRECT_IBAN_CHECKSUM, 2, 2);
    }

    private static int ibanValue(char c) {
        if (CharacterLinters.isDigit(c)) {
            return c - '0';
        }
        return c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }

    private static int[] primes(int count) {
        int[] primes = new int[count];
        int found = 0;
        for (int candidate = 2; found < count; candidate++) {
            boolean prime = true;
            for (int i = 0; i < found && prime; i++) {
                prime = candidate % primes[i] != 0;
            }
            if (prime) {
                primes[found++] = candidate;
            }
        }
        return primes;
    }
}
