package dev.backroom.code;

import java.util.regex.Pattern;

/// How one kind of in-store code is laid out. Which prefix means a price and which a weight is each country's, often
/// each retailer's choice, so layouts are data of the retailer and not of this program.
///
/// The pattern has one character for each digit of the code: digits stand for themselves, `I` is the item, `V` the
/// value, `K` the verifier digit of the value, `C` the check digit. `20IIIIKVVVVVC` is an EAN-13 with a five-digit
/// price, `2IIIIIKVVVVC` a UPC-A with a four-digit one.
///
/// @param pattern 8, 12 or 13 characters, digits first, the check digit last
/// @param kind what the value is
/// @param unit of the value, `currency`, `kg`, `each`
/// @param decimals how many digits of the value are decimals, 0 to 5
public record MeasureLayout(String pattern, Kind kind, String unit, int decimals) {
    private static final Pattern FORM = Pattern.compile("\\d+(?=[IVKC]{2,}$)[IVK]*C");

    /// What the value of an in-store code is.
    public enum Kind {
        PRICE,
        WEIGHT,
        COUNT,
        /// The code has no value: it is an item like any other, numbered by the retailer itself.
        ITEM
    }

    /// @throws IllegalArgumentException when the pattern is not of that form
    public MeasureLayout {
        boolean length = pattern.length() == 8 || pattern.length() == 12 || pattern.length() == 13;
        long values = pattern.chars().filter(c -> c == 'V').count();
        boolean valued = kind == Kind.ITEM ? values == 0 : values > 0;
        boolean verifiable = pattern.indexOf('K') < 0 || values == 4 || values == 5;
        if (!length || !FORM.matcher(pattern).matches() || !valued || !verifiable || decimals < 0 || decimals > 5) {
            throw new IllegalArgumentException("Not a layout of an in-store code: " + pattern);
        }
    }

    /// How many digits the code must begin with to be of this layout.
    int prefixLength() {
        int length = 0;
        while (CheckDigit.isDigit(pattern.charAt(length))) {
            length++;
        }
        return length;
    }

    /// Whether a code of 8, 12 or 13 digits is of this layout.
    boolean matches(String code) {
        return code.length() == pattern.length() && code.regionMatches(0, pattern, 0, prefixLength());
    }

    /// The digits of a code that stand where the pattern has `letter`.
    String field(char letter, String code) {
        var digits = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.charAt(i) == letter) {
                digits.append(code.charAt(i));
            }
        }
        return digits.toString();
    }

    /// The code with zeros for value and verifier and a check digit that fits: the number under which item masters
    /// usually keep the item.
    Gtin withoutValue(String code) {
        long payload = 0;
        for (int i = 0; i < pattern.length() - 1; i++) {
            char c = pattern.charAt(i);
            payload = payload * 10 + (c == 'V' || c == 'K' ? 0 : code.charAt(i) - '0');
        }
        return Gtin.ofPayload(payload);
    }
}
