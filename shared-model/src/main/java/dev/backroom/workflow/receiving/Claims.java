package dev.backroom.workflow.receiving;

import dev.backroom.policy.ClaimDays;
import dev.backroom.policy.Scope;
import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Draft;
import java.time.Instant;
import java.util.Optional;

/// Cases that somebody pays for: the carrier for what is noted while the driver stands by, the vendor for what is
/// found
/// later. Either way the time to claim runs from the arrival, not from the finding.
final class Claims {

    private final Draft draft;
    private final Delivery delivery;
    private final Instant arrived;

    /// @param receipt of the delivery, if there is one: its opening counts where nobody checked the truck in
    Claims(Draft draft, Delivery delivery, Optional<Receipt> receipt) {
        this.draft = draft;
        this.delivery = delivery;
        this.arrived = delivery.arrival().stream()
                .findFirst()
                .map(Arrival::at)
                .or(() -> receipt.map(Receipt::openedAt))
                .orElse(draft.time());
    }

    static Claims of(Draft draft, Dock dock) {
        return new Claims(draft, dock.delivery(), Optional.of(dock.receipt()));
    }

    /// What was noted at the door.
    Case atTheDoor(Case about, String fault) {
        return dated(about.fact("fault", fault).fact("noted", "door"));
    }

    /// What was found after the driver had left.
    Case later(Case about) {
        return dated(about.fact("fault", "vendor").fact("noted", "later"));
    }

    /// The case with its deadline.
    Case dated(Case about) {
        Item item = draft.master().items().get(about.item());
        Vendor vendor = draft.master().vendors().get(delivery.vendor());
        int days = ClaimDays.of(
                draft.master(),
                new Scope(draft.store(), item == null ? "" : item.group(), vendor == null ? "" : vendor.code()));
        return about.fact("arrived", arrived.toString())
                .fact("claimDays", Integer.toString(days))
                .until(draft.master().daysLater(draft.store(), arrived, days));
    }
}
