package dev.backroom.workflow;

import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a discrepancy to be opened is about.
///
/// @param item id, 0 when it is not about an item
/// @param quantity base units, 0 where it is not about quantity
/// @param delivery id, 0 for none; so are receipt and place
/// @param until when it is due; empty where the kind of case says so
public record Case(
        DiscrepancyKind kind,
        int item,
        long quantity,
        int delivery,
        int receipt,
        int place,
        Map<String, String> facts,
        Optional<Instant> until) {

    /// Where nobody knows when the goods arrived.
    private static final Duration CLAIM = Duration.ofDays(5);

    private static final Duration ORDINARY = Duration.ofDays(1);

    public static Case of(DiscrepancyKind kind) {
        return new Case(kind, 0, 0, 0, 0, 0, Map.of(), Optional.empty());
    }

    public Case item(int id, long baseUnits) {
        return new Case(kind, id, baseUnits, delivery, receipt, place, facts, until);
    }

    public Case on(int deliveryId, int receiptId) {
        return new Case(kind, item, quantity, deliveryId, receiptId, place, facts, until);
    }

    public Case at(int placeId) {
        return new Case(kind, item, quantity, delivery, receipt, placeId, facts, until);
    }

    /// With one fact more; an empty one says nothing and is left out.
    public Case fact(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        Map<String, String> more = new TreeMap<>(facts);
        more.put(name, value);
        return new Case(kind, item, quantity, delivery, receipt, place, more, until);
    }

    /// Due at a moment of its own.
    public Case until(Instant moment) {
        return new Case(kind, item, quantity, delivery, receipt, place, facts, Optional.of(moment));
    }

    Discrepancy opened(int id, long event, Instant at) {
        return new Discrepancy(
                id,
                kind,
                DiscrepancyState.OPEN,
                item,
                quantity,
                delivery,
                receipt,
                place,
                event,
                at,
                until.orElse(at.plus(due())),
                0,
                facts);
    }

    private Duration due() {
        return switch (kind) {
            case SHORTAGE, DAMAGE, EXPIRED, SUBSTITUTION -> CLAIM;
            case OVERAGE,
                    UNKNOWN_BARCODE,
                    WRONG_PRODUCT,
                    MASTER_DATA,
                    UNPOSTABLE,
                    COUNT_VARIANCE,
                    MISPLACED,
                    REACTION_TOO_DEEP,
                    POSTING -> ORDINARY;
        };
    }
}
