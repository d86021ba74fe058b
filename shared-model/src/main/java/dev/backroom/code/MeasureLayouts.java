package dev.backroom.code;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The layouts of in-store codes that a retailer uses.
///
/// @param layouts where several fit a code, the one with the longest prefix counts
public record MeasureLayouts(List<MeasureLayout> layouts) {
    /// No in-store codes at all: each is a problem.
    public static final MeasureLayouts NONE = new MeasureLayouts(List.of());

    public MeasureLayouts {
        layouts = layouts.stream()
                .sorted(Comparator.comparing(MeasureLayout::prefixLength).reversed())
                .toList();
    }

    /// The layout of a code. A UPC-A is also found by its EAN-13 form, with a zero in front, and the other way round.
    ///
    /// @param code 8, 12 or 13 digits
    public Optional<MeasureLayout> of(String code) {
        for (MeasureLayout layout : layouts) {
            if (sameLength(layout, code).map(layout::matches).orElse(false)) {
                return Optional.of(layout);
            }
        }
        return Optional.empty();
    }

    /// Reads an in-store code.
    ///
    /// @return the item and its measure, or EMPTY, CHARACTER, LENGTH, CHECK_DIGIT, UNKNOWN_LAYOUT or VERIFIER
    public Parsed<VariableMeasure> read(String code) {
        return CheckDigit.parse(code, 8, 12, 13).then(_ -> {
            Optional<MeasureLayout> layout = of(code);
            return layout.isEmpty()
                    ? Parsed.bad(CodeProblem.at(0, code.length(), Fault.UNKNOWN_LAYOUT, code))
                    : VariableMeasure.read(
                            layout.get(), sameLength(layout.get(), code).orElse(code));
        });
    }

    private static Optional<String> sameLength(MeasureLayout layout, String code) {
        int wanted = layout.pattern().length();
        if (code.length() == wanted) {
            return Optional.of(code);
        }
        if (code.length() == 12 && wanted == 13) {
            return Optional.of("0" + code);
        }
        boolean longer = code.length() == 13 && wanted == 12 && code.charAt(0) == '0';
        return longer ? Optional.of(code.substring(1)) : Optional.empty();
    }
}
