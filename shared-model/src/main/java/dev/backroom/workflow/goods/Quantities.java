package dev.backroom.workflow.goods;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import java.util.Optional;

/// Reads quantities that people key in. They come as text, so that whatever was keyed gets a proper answer.
public final class Quantities {

    /// No store holds more of anything, in packs or base units.
    public static final long MAX = 1_000_000_000;

    private static final int TEXT_MAX = 40;

    private Quantities() {}

    /// A whole number above zero and not beyond [#MAX]; `2.0` is whole.
    public static Step<Long> read(String text) {
        boolean negative = text.startsWith("-");
        int from = negative ? 1 : 0;
        int point = pointIn(text);
        if (text.length() == from || text.length() > TEXT_MAX || !areDigits(text, from, point) || point == from) {
            return Step.stop(Say.invalid("/goods/quantity", text));
        }
        if (point < text.length() && (point + 1 == text.length() || !areDigits(text, point + 1, text.length()))) {
            return Step.stop(Say.invalid("/goods/quantity", text));
        }
        boolean fraction = point < text.length() && !areZeros(text, point + 1, text.length());
        if (negative || (!fraction && areZeros(text, from, point))) {
            return Step.stop(Say.no(Refusal.QUANTITY_NOT_POSITIVE, "quantity", text));
        }
        if (fraction) {
            return Step.stop(Say.no(Refusal.QUANTITY_FRACTIONAL, "quantity", text));
        }
        long number = 0;
        for (int i = from; i < point; i++) {
            number = number * 10 + text.charAt(i) - '0';
            if (number > MAX) {
                return Step.stop(tooLarge(text));
            }
        }
        return Step.go(number);
    }

    /// So many packs in base units; none when that is beyond [#MAX].
    static Optional<Long> inBaseUnits(long packs, long perPack) {
        long product = Math.multiplyHigh(packs, perPack) == 0 ? packs * perPack : Long.MAX_VALUE;
        return product < 0 || product > MAX ? Optional.empty() : Optional.of(product);
    }

    static Refused tooLarge(String text) {
        return Say.no(Refusal.QUANTITY_TOO_LARGE, "quantity", text);
    }

    /// Where the decimal point or comma is, the text's length without one.
    private static int pointIn(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '.' || text.charAt(i) == ',') {
                return i;
            }
        }
        return text.length();
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean areZeros(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
