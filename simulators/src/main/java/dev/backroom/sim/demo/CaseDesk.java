package dev.backroom.sim.demo;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Line;
import dev.backroom.client.Listing;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Resolution;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import dev.backroom.wire.Reply;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A supervisor who ends every other case of each kind, each in the way that its goods call for. What that does to
/// stock
/// the ERP must hear too.
final class CaseDesk {

    private static final Map<DiscrepancyKind, Resolution> ENDINGS = new EnumMap<>(Map.of(
            DiscrepancyKind.SHORTAGE, Resolution.CLAIM,
            DiscrepancyKind.OVERAGE, Resolution.ACCEPT,
            DiscrepancyKind.DAMAGE, Resolution.WRITE_OFF,
            DiscrepancyKind.EXPIRED, Resolution.RETURN_TO_VENDOR,
            DiscrepancyKind.WRONG_PRODUCT, Resolution.RELEASE,
            DiscrepancyKind.UNPOSTABLE, Resolution.DISMISS));

    private final BackroomClient client;
    private final List<String> refused = new ArrayList<>();
    private int resolved;

    CaseDesk(BackroomClient client) {
        this.client = client;
    }

    /// Ends cases of a store.
    void work(StoreId store) {
        Line line = client.line(store);
        Map<DiscrepancyKind, Integer> seen = new HashMap<>();
        for (Listed.Discrepancy about : client.list(store, Listing.DISCREPANCIES, Map.of("state", "OPEN"))) {
            Resolution ending = ENDINGS.get(about.kind());
            if (ending != null && seen.merge(about.kind(), 1, Integer::sum) % 2 == 1) {
                end(line, about, ending);
            }
        }
    }

    private void end(Line line, Listed.Discrepancy about, Resolution ending) {
        Reply reply = line.send(new ResolveCase(about.id(), ending, "seen at the desk", Optional.empty()));
        if (reply.accepted()) {
            resolved++;
        } else {
            refused.add(
                    about.kind() + " of store " + line.store() + " cannot end with " + ending + ": " + reply.detail());
        }
    }

    int resolved() {
        return resolved;
    }

    /// What could not be ended as it should, in words.
    List<String> refused() {
        return refused;
    }
}
