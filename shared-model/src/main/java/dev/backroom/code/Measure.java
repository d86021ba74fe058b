package dev.backroom.code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// A measure or amount of AI 31nn to 36nn and 390n to 395n. The last digit of the identifier says how many of the
/// value's digits are decimals.
///
/// @param ai the four digits of the identifier
/// @param number the value without its decimal point
/// @param decimals 0 to 9
/// @param unit as GS1 writes it, `kg`; `currency` where the label does not say which; the three digits of ISO 4217
///     where it does
public record Measure(String ai, long number, int decimals, String unit) {
    private static final String OWN_CURRENCY = "currency";

    private static final Map<String, BigDecimal> GRAMS = Map.of(
            "kg", new BigDecimal("1000"),
            "lb", new BigDecimal("453.59237"),
            "tr oz", new BigDecimal("31.1034768"));

    /// The measure that an element carries, if it carries one.
    static Optional<Measure> of(Element element) {
        String code = element.ai().code();
        if (code.length() != 4 || code.charAt(0) != '3' || code.charAt(1) == '0') {
            return Optional.empty();
        }
        boolean amount = code.startsWith("39");
        if (code.charAt(1) > '6' && !amount) {
            return Optional.empty();
        }
        boolean withCurrency = code.startsWith("391") || code.startsWith("393");
        String value = element.value();
        String unit =
                withCurrency ? value.substring(0, 3) : unit(code, element.ai().title());
        long number = Long.parseLong(withCurrency ? value.substring(3) : value);
        return Optional.of(new Measure(code, number, code.charAt(3) - '0', unit));
    }

    /// The value with its decimal point.
    public BigDecimal value() {
        return BigDecimal.valueOf(number, decimals);
    }

    /// Whether this is what the goods weigh without their packaging.
    public boolean isNetWeight() {
        return ai.startsWith("310") || ai.startsWith("320") || ai.startsWith("356");
    }

    /// The weight in grams, rounded half up; empty when this is no weight.
    public OptionalLong grams() {
        BigDecimal factor = GRAMS.get(unit);
        return factor == null
                ? OptionalLong.empty()
                : OptionalLong.of(value().multiply(factor)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    /// For measures the dictionary has the unit in the title: `NET WEIGHT (kg)`, `VOLUME (gal (US)), log`.
    private static String unit(String code, String title) {
        if (code.startsWith("39")) {
            return code.startsWith("394") ? "%" : OWN_CURRENCY;
        }
        int open = title.indexOf('(');
        int close = title.lastIndexOf(')');
        return open >= 0 && close > open ? title.substring(open + 1, close) : title;
    }
}
