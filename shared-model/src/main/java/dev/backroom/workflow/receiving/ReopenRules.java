package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation.ReopenReceipt;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.util.Optional;

/// Opens a closed delivery again with its last receipt. What its closing found missing is expected once more; the
/// next
/// closing looks anew, and tells other systems the difference.
final class ReopenRules {

    static final String REOPENED = "reopened";

    private ReopenRules() {}

    static Outcome reopen(Draft draft, ReopenReceipt operation) {
        Optional<Delivery> found = Dock.find(draft.state(), operation.delivery());
        if (found.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_DELIVERY, "delivery", operation.delivery());
        }
        Delivery delivery = found.get();
        if (delivery.state() == DeliveryState.HANDED_BACK) {
            return Dock.closed(draft.facts(), delivery);
        }
        Optional<Receipt> last = Dock.lastReceipt(draft.state(), delivery);
        if (delivery.state() != DeliveryState.CLOSED || last.isEmpty()) {
            return Say.no(Refusal.NOT_CLOSED, "delivery", delivery.code());
        }
        draft.put(Deliveries.reopened(delivery));
        draft.put(last.get().reopened());
        Rests.wantAgain(draft, delivery);
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(delivery))) {
            if (unit.state() == UnitState.MISSING) {
                draft.put(UnitTree.outside(unit, UnitState.EXPECTED));
            }
        }
        for (Discrepancy known :
                draft.state().by(Discrepancy.class, Word.of(RowKind.DISCREPANCY, "delivery", delivery.id()))) {
            if (known.kind() == DiscrepancyKind.SHORTAGE && known.state() == DiscrepancyState.OPEN) {
                draft.put(known.resolved(REOPENED, operation.reason(), draft.actor()));
            }
        }
        return Say.done(Done.RECEIPT_REOPENED, "delivery", delivery.code());
    }
}
