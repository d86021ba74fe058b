package dev.backroom.workflow.goods;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.workflow.Say;
import java.util.Optional;

/// Whether goods say of themselves what their item must be told apart by.
public final class Tracked {

    private Tracked() {}

    /// What is missing, if anything. A date is not missed here where a lot is given: the books may know its date.
    public static Optional<Refused> missing(Piece piece) {
        Label label = piece.label();
        String name = piece.item().name();
        return switch (piece.item().tracking()) {
            case LOT -> label.lot().isEmpty() ? refused(Refusal.LOT_MISSING, name) : weight(piece);
            case EXPIRY ->
                label.isDated() || !label.lot().isEmpty() ? weight(piece) : refused(Refusal.EXPIRY_MISSING, name);
            case SERIAL ->
                label.serial().isEmpty() || piece.quantity() != 1
                        ? refused(Refusal.SERIAL_MISSING, name)
                        : weight(piece);
            case NONE -> weight(piece);
        };
    }

    private static Optional<Refused> weight(Piece piece) {
        return piece.item().catchWeight() && piece.grams() == 0
                ? refused(Refusal.WEIGHT_MISSING, piece.item().name())
                : Optional.empty();
    }

    private static Optional<Refused> refused(Refusal why, String name) {
        return Optional.of(Say.notThese(why, "name", name));
    }
}
