package dev.backroom.workflow.exception;

import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Resolution;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.util.Map;
import java.util.Optional;

/// What somebody has to make good. It is noted on the case, for whoever writes to them.
///
/// @param against `vendor`, or `carrier` for what was noted while the driver stood by
/// @param valueMinor cost of the goods, in the smallest unit of the chain's currency
public record Claim(String against, long quantity, long valueMinor) {

    private static final String AGAINST = "claim";
    private static final String QUANTITY = "claimQuantity";
    private static final String VALUE = "claimValue";

    /// Whether a resolution has a claim: goods that are short and claimed, go back, or were delivered as waste.
    static boolean follows(Discrepancy about, Resolution resolution) {
        return switch (resolution) {
            case CLAIM, RETURN_TO_VENDOR -> true;
            case WRITE_OFF -> about.kind() == DiscrepancyKind.DAMAGE || about.kind() == DiscrepancyKind.EXPIRED;
            case RETRY, SKIP, RELEASE, ACCEPT, DISMISS -> false;
        };
    }

    /// Who is at fault: as the case says; of goods that are short the carrier, where damage was seen at the door.
    static String against(Store state, Discrepancy about) {
        String said = about.facts().get("fault");
        if (said != null) {
            return said;
        }
        boolean damagedOnTheWay = about.kind() == DiscrepancyKind.SHORTAGE
                && state.row(Delivery.class, RowKey.of(RowKind.DELIVERY, about.delivery()))
                        .filter(delivery -> delivery.arrival().stream().anyMatch(Arrival::damaged))
                        .isPresent();
        return damagedOnTheWay ? "carrier" : "vendor";
    }

    Map<String, String> facts() {
        return Map.of(AGAINST, against, QUANTITY, Long.toString(quantity), VALUE, Long.toString(valueMinor));
    }

    /// The claim of a case that was resolved with one.
    public static Optional<Claim> of(Discrepancy resolved) {
        Map<String, String> facts = resolved.facts();
        return Optional.ofNullable(facts.get(AGAINST))
                .map(against -> new Claim(
                        against,
                        Long.parseLong(facts.getOrDefault(QUANTITY, "0")),
                        Long.parseLong(facts.getOrDefault(VALUE, "0"))));
    }
}
