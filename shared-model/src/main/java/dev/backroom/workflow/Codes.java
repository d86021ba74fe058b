package dev.backroom.workflow;

import dev.backroom.code.Gtin;
import dev.backroom.code.Parsed;
import dev.backroom.code.Sscc;
import dev.backroom.operation.Refusal;

/// Numbers that other systems send in their messages, in the form in which rows keep them.
public final class Codes {

    private static final int SSCC_DIGITS = 18;
    private static final int PLATE_MAX = 30;

    private Codes() {}

    /// A GTIN of any length as 14 digits.
    public static Step<String> gtin(String text) {
        return switch (Gtin.parse(text)) {
            case Parsed.Ok<Gtin>(Gtin gtin) -> Step.go(gtin.digits14());
            case Parsed.Bad<Gtin> _ -> Step.stop(Say.no(Refusal.CHECK_DIGIT, "code", text));
        };
    }

    /// An SSCC, or a licence plate of the house: anything short that is not 18 digits.
    ///
    /// @param field where it was said, as JSON pointer below the operation
    public static Step<String> unit(String field, String text) {
        if (text.isEmpty() || text.length() > PLATE_MAX) {
            return Step.stop(Say.invalid(field, text));
        }
        if (text.length() != SSCC_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Step.go(text);
        }
        return Sscc.parse(text) instanceof Parsed.Ok<Sscc>
                ? Step.go(text)
                : Step.stop(Say.no(Refusal.CHECK_DIGIT, "code", text));
    }
}
