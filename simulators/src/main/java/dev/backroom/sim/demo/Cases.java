package dev.backroom.sim.demo;

import dev.backroom.sim.handheld.Fault;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Each fault that leaves something for a supervisor has left exactly that on the desk.
final class Cases {

    private static final Map<Fault, DiscrepancyKind> LEFT = new EnumMap<>(Map.of(
            Fault.SHORTAGE, DiscrepancyKind.SHORTAGE,
            Fault.OVER_BEYOND_TOLERANCE, DiscrepancyKind.OVERAGE,
            Fault.ORDER_CHANGED, DiscrepancyKind.OVERAGE,
            Fault.DAMAGE, DiscrepancyKind.DAMAGE,
            Fault.WRONG_PRODUCT, DiscrepancyKind.WRONG_PRODUCT,
            Fault.UNKNOWN_BARCODE, DiscrepancyKind.UNKNOWN_BARCODE,
            Fault.SHORT_DATED, DiscrepancyKind.EXPIRED,
            Fault.LOT_WITH_OTHER_EXPIRY, DiscrepancyKind.MASTER_DATA,
            Fault.OFFLINE_TOO_LATE, DiscrepancyKind.UNPOSTABLE));

    private Cases() {}

    /// What is wrong, in words.
    ///
    /// @param open cases on all desks by kind
    static List<String> compare(Map<Fault, Integer> injected, Map<DiscrepancyKind, Integer> open) {
        Map<DiscrepancyKind, Integer> expected = new EnumMap<>(DiscrepancyKind.class);
        LEFT.forEach((fault, kind) -> expected.merge(kind, injected.getOrDefault(fault, 0), Integer::sum));
        List<String> wrong = new ArrayList<>();
        for (DiscrepancyKind kind : DiscrepancyKind.values()) {
            int right = expected.getOrDefault(kind, 0);
            int there = open.getOrDefault(kind, 0);
            if (right != there) {
                wrong.add(there + " cases of " + kind + " are open, " + right + " should be");
            }
        }
        return wrong;
    }
}
