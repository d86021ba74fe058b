package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.QuarantineGoods;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Label;
import dev.backroom.workflow.goods.Lots;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Quantities;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.util.List;

/// Goods in hand that cannot be received are kept apart, with a case. Known items become stock in quarantine that
/// counts on no order; what nobody knows is a case without stock. Also on a delivery that is closed: the goods are
/// there.
final class QuarantineRules {

    private QuarantineRules() {}

    static Outcome quarantine(Draft draft, QuarantineGoods operation) {
        Step<Dock> found = Dock.openOrClosed(draft, operation.delivery());
        if (!(found instanceof Go<Dock>(Dock dock))) {
            return found.outcome();
        }
        Step<Location> place = Places.quarantine(draft.state());
        if (!(place instanceof Go<Location>(Location to))) {
            return place.outcome();
        }
        DiscrepancyKind kind = Reasons.caseFor(operation.reason()).orElse(DiscrepancyKind.WRONG_PRODUCT);
        Case plain = Case.of(kind)
                .on(dock.delivery().id(), dock.receipt().id())
                .at(to.id())
                .fact("reason", operation.reason())
                .fact("barcode", Scanner.said(operation.goods().barcode()));
        Case details = Reasons.isClaimed(kind) ? Claims.of(draft, dock).later(plain) : plain;
        Step<Reading> read = draft.facts().read(operation.goods());
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.outcome() instanceof Refused refused
                            && refused.goodsInHand().isEmpty()
                    ? refused
                    : unknown(draft, dock, operation, details, to);
        }
        return switch (reading) {
            case Reading.Loose loose -> loose(draft, dock, details, loose, to);
            case Reading.OfUnit(String plate) ->
                draft.state()
                        .one(Unit.class, Word.code(RowKind.UNIT, plate))
                        .filter(unit -> UnitTree.isOutside(unit)
                                && unit.delivery() == dock.delivery().id())
                        .map(unit -> unit(draft, dock, details, unit, to))
                        .orElseGet(() -> unknown(draft, dock, operation, details, to));
        };
    }

    private static Outcome loose(Draft draft, Dock dock, Case details, Reading.Loose loose, Location to) {
        Ledger ledger = new Ledger(draft, dock);
        Lots lots = new Lots(draft);
        for (Piece piece : loose.pieces()) {
            keep(ledger, lots, piece, to.id(), 0);
        }
        Discrepancy discrepancy =
                draft.open(details.item(loose.pieces().getFirst().item().id(), loose.quantity()));
        return Reasons.setAside(Done.QUARANTINED, discrepancy, loose.quantity(), loose.name(), to);
    }

    private static Outcome unit(Draft draft, Dock dock, Case details, Unit root, Location to) {
        Ledger ledger = new Ledger(draft, dock);
        Lots lots = new Lots(draft);
        List<Unit> tree = UnitTree.expected(draft.state(), root);
        for (Unit unit : tree) {
            for (UnitContent content : unit.content()) {
                for (Piece piece : UnitTree.pieces(draft, content)) {
                    keep(ledger, lots, piece, Place.unit(unit.id()), unit.id());
                }
            }
            Unit came = UnitTree.cameIn(draft, unit, UnitState.QUARANTINED, to.id());
            draft.put(unit.equals(root) ? UnitTree.at(came, to.id(), 0) : came);
            UnitRules.noteEmpty(ledger, unit, EntryKind.QUARANTINED);
        }
        return Reasons.setAside(
                Done.QUARANTINED, draft.open(details.fact("sscc", root.sscc())), tree.size(), root.sscc(), to);
    }

    /// A piece whose lot or serial number contradicts the books is kept without it: the case tells what it said.
    private static void keep(Ledger ledger, Lots lots, Piece piece, int place, int unit) {
        boolean doubtful = !(lots.settle(piece) instanceof Go<?>)
                || lots.placeOf(piece).isPresent()
                || (!piece.label().serial().isEmpty() && piece.quantity() != 1);
        Piece kept = doubtful ? new Piece(piece.item(), piece.quantity(), piece.grams(), Label.NONE) : piece;
        ledger.take(
                EntryKind.QUARANTINED,
                kept,
                place,
                Status.QUARANTINED,
                unit,
                lots,
                List.of(new Allotment.Share(0, 0, kept.quantity())));
    }

    private static Outcome unknown(Draft draft, Dock dock, QuarantineGoods operation, Case details, Location to) {
        Step<Long> packs = operation.goods().quantity().isEmpty()
                ? Step.go(1L)
                : Quantities.read(operation.goods().quantity());
        if (!(packs instanceof Go<Long>(Long quantity))) {
            return packs.outcome();
        }
        new Ledger(draft, dock).note(EntryKind.QUARANTINED, 0, 0, quantity, 0);
        Discrepancy discrepancy = draft.open(details.item(0, quantity));
        return Say.done(
                Done.CASE_OPENED,
                "code",
                Scanner.said(operation.goods().barcode()),
                "case",
                Integer.toString(discrepancy.id()),
                "place",
                to.code());
    }
}
