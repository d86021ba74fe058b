package dev.backroom.code;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalLong;

/// An in-store code that carries what this one piece weighs, costs or counts: cheese, meat, a bag of apples.
///
/// @param layout how the code was read
/// @param code its digits
/// @param item the digits that say which item it is
/// @param number the value without its decimal point; 0 when the layout has none
public record VariableMeasure(MeasureLayout layout, String code, String item, long number) {
    /// The weightings of the price verifier digit (GS1 General Specifications, section 7.9.5): which digit becomes
    /// which.
    private static final String TWO_MINUS = "0246891357";

    private static final String THREE = "0369258147";
    private static final String FIVE_PLUS = "0516273849";
    private static final String FIVE_MINUS = "0594837261";

    /// Reads a code whose check digit is right and which fits the layout.
    static Parsed<VariableMeasure> read(MeasureLayout layout, String code) {
        String value = layout.field('V', code);
        String verifier = layout.field('K', code);
        if (!verifier.isEmpty()) {
            int right = value.length() == 4 ? ofFour(value) : ofFive(value);
            if (verifier.charAt(0) - '0' != right) {
                return Parsed.bad(CodeProblem.at(
                        layout.pattern().indexOf('K'), 1, Fault.VERIFIER, verifier, String.valueOf(right)));
            }
        }
        long number = value.isEmpty() ? 0 : Long.parseLong(value);
        return Parsed.ok(new VariableMeasure(layout, code, layout.field('I', code), number));
    }

    /// The value with its decimal point, in the layout's unit.
    public BigDecimal value() {
        return BigDecimal.valueOf(number, layout.decimals());
    }

    /// The weight in grams, where the value is a weight in kilograms or grams.
    public OptionalLong grams() {
        if (layout.kind() != MeasureLayout.Kind.WEIGHT) {
            return OptionalLong.empty();
        }
        return switch (layout.unit()) {
            case "kg" -> OptionalLong.of(rounded(value().movePointRight(3)));
            case "g" -> OptionalLong.of(rounded(value()));
            default -> OptionalLong.empty();
        };
    }

    /// The count, where the value is one.
    public OptionalLong count() {
        return layout.kind() == MeasureLayout.Kind.COUNT && layout.decimals() == 0
                ? OptionalLong.of(number)
                : OptionalLong.empty();
    }

    /// The number under which item masters usually keep the item: the code with zeros in the place of the value.
    public Gtin gtin() {
        return layout.withoutValue(code);
    }

    private static long rounded(BigDecimal value) {
        return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /// The verifier of a four-digit value.
    static int ofFour(String value) {
        int sum = weighted(TWO_MINUS, value, 0)
                + weighted(TWO_MINUS, value, 1)
                + weighted(THREE, value, 2)
                + weighted(FIVE_MINUS, value, 3);
        return sum * 3 % 10;
    }

    /// The verifier of a five-digit value.
    static int ofFive(String value) {
        int sum = weighted(FIVE_PLUS, value, 0)
                + weighted(TWO_MINUS, value, 1)
                + weighted(FIVE_MINUS, value, 2)
                + weighted(FIVE_PLUS, value, 3)
                + weighted(TWO_MINUS, value, 4);
        int missing = (10 - sum % 10) % 10;
        return FIVE_MINUS.indexOf('0' + missing);
    }

    private static int weighted(String weighting, String value, int at) {
        return weighting.charAt(value.charAt(at) - '0') - '0';
    }
}
