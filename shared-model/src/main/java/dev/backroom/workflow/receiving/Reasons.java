package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Say;
import java.util.Optional;

/// Why goods in hand cannot be received: `damage`, `temperature` (too warm on arrival), `seal` (broken or another
/// one), or the code of the refusal or question that led here.
final class Reasons {

    static final String DAMAGE = "damage";
    static final String TEMPERATURE = "temperature";
    static final String SEAL = "seal";

    private Reasons() {}

    /// The kind of case for a reason; none when nobody knows the reason.
    static Optional<DiscrepancyKind> caseFor(String reason) {
        return switch (reason) {
            case DAMAGE, TEMPERATURE, SEAL -> Optional.of(DiscrepancyKind.DAMAGE);
            case "over-order" -> Optional.of(DiscrepancyKind.OVERAGE);
            case "best-before-passed" -> Optional.of(DiscrepancyKind.EXPIRED);
            default -> refusal(reason).map(Reasons::caseFor);
        };
    }

    /// Whether somebody pays for what is wrong, if told in time.
    static boolean isClaimed(DiscrepancyKind kind) {
        return kind == DiscrepancyKind.DAMAGE
                || kind == DiscrepancyKind.EXPIRED
                || kind == DiscrepancyKind.SUBSTITUTION;
    }

    /// Whose fault it is when somebody sees it while the driver stands by: what happened on the way is the carrier's.
    static String faultAtTheDoor(String reason) {
        return switch (reason) {
            case DAMAGE, TEMPERATURE, SEAL -> "carrier";
            default -> "vendor";
        };
    }

    /// The answer to goods that were set aside.
    static Outcome setAside(Done what, Discrepancy discrepancy, long quantity, String name, Location to) {
        return Say.done(
                what,
                "quantity",
                Long.toString(quantity),
                "name",
                name,
                "case",
                Integer.toString(discrepancy.id()),
                "place",
                to.code());
    }

    private static Optional<Refusal> refusal(String slug) {
        try {
            return Optional.of(Refusal.ofSlug(slug));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static DiscrepancyKind caseFor(Refusal refusal) {
        return switch (refusal) {
            case UNKNOWN_BARCODE, CHECK_DIGIT, UNREADABLE_BARCODE, UNKNOWN_UNIT -> DiscrepancyKind.UNKNOWN_BARCODE;
            case EXPIRED, SHORT_DATED -> DiscrepancyKind.EXPIRED;
            case OVER_TOLERANCE, APPROVAL_NEEDED, APPROVAL_BY_PARTICIPANT, UNIT_ALREADY_HERE, SERIAL_ALREADY_HERE ->
                DiscrepancyKind.OVERAGE;
            case LOT_MISSING, EXPIRY_MISSING, SERIAL_MISSING, WEIGHT_MISSING, LOT_OTHER_EXPIRY, UNKNOWN_ITEM ->
                DiscrepancyKind.MASTER_DATA;
            case OTHER_STORE, DELIVERY_CLOSED, UNIT_OF_OTHER_DELIVERY -> DiscrepancyKind.MISPLACED;
            default -> DiscrepancyKind.WRONG_PRODUCT;
        };
    }
}
