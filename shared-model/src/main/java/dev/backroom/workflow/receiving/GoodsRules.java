package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.Status;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import java.util.Optional;

/// Receives loose goods. The label of a unit that was scanned here receives the unit.
final class GoodsRules {

    private GoodsRules() {}

    static Outcome receive(Draft draft, ReceiveGoods operation) {
        Step<Dock> open = Dock.open(draft, operation.delivery());
        if (!(open instanceof Go<Dock>(Dock dock))) {
            return open.outcome();
        }
        Step<Location> place = Places.stageOr(draft.state(), operation.to());
        if (!(place instanceof Go<Location>(Location to))) {
            return place.outcome();
        }
        Step<Reading> read = draft.facts().read(operation.goods());
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.outcome();
        }
        return switch (reading) {
            case Reading.Loose loose -> receive(draft, dock, loose, to);
            case Reading.OfUnit(String plate) -> UnitRules.receive(draft, dock, plate, to);
        };
    }

    private static Outcome receive(Draft draft, Dock dock, Reading.Loose loose, Location to) {
        Intake intake = new Intake(draft, dock, EntryKind.RECEIVED);
        for (Piece piece : loose.pieces()) {
            Optional<Refused> wrong = intake.look(piece, to.id());
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        Optional<Outcome> unanswered = intake.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        Ledger ledger = new Ledger(draft, dock);
        intake.book(ledger, Status.AVAILABLE);
        String hold = ledger.held() == 0
                ? to.code()
                : new OrderGoods(draft).hold().map(Location::code).orElse(to.code());
        return ledger.held() == 0 || ledger.held() == loose.quantity()
                ? Say.done(
                        Done.RECEIVED, "quantity", Long.toString(loose.quantity()), "name", loose.name(), "place", hold)
                : Say.done(
                        Done.RECEIVED,
                        "quantity",
                        Long.toString(loose.quantity()),
                        "name",
                        loose.name(),
                        "place",
                        to.code(),
                        "held",
                        Long.toString(ledger.held()),
                        "hold",
                        hold);
    }
}
