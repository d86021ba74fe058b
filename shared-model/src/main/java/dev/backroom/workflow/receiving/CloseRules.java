package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;

/// Closes a delivery. What the notice promised and nobody saw is short; what was ordered and not promised stays open
/// on its order, unless policy says otherwise ([Rests]).
final class CloseRules {

    private CloseRules() {}

    static Outcome close(Draft draft, CloseReceipt operation) {
        Step<Dock> open = Dock.open(draft, operation.delivery());
        if (!(open instanceof Go<Dock>(Dock dock))) {
            return open.outcome();
        }
        draft.put(dock.receipt().closed(draft.time(), draft.actor()));
        draft.put(Deliveries.over(dock.delivery(), DeliveryState.CLOSED, draft.time(), draft.actor()));
        int shortages = new Shortages(draft, dock).open();
        new Rests(draft, dock).giveUp();
        new Trust(draft, dock).over();
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(dock.delivery()))) {
            if (unit.state() == UnitState.EXPECTED) {
                draft.put(UnitTree.outside(unit, UnitState.MISSING));
            }
        }
        return Say.done(
                Done.RECEIPT_CLOSED, "delivery", dock.delivery().code(), "shortages", Integer.toString(shortages));
    }
}
