package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.HandBack;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Quantities;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.util.Optional;

/// Goods in hand that go back with the driver: noted on the receipt, so that they are not missed at its end, without
/// any stock.
final class HandBackRules {

    private HandBackRules() {}

    static Outcome handBack(Draft draft, HandBack operation) {
        Step<Dock> found = Dock.openOrClosed(draft, operation.delivery());
        if (!(found instanceof Go<Dock>(Dock dock))) {
            return found.outcome();
        }
        Step<Reading> read = draft.facts().read(operation.goods());
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.outcome() instanceof Refused refused
                            && refused.goodsInHand().isEmpty()
                    ? refused
                    : unknown(draft, dock, operation);
        }
        return switch (reading) {
            case Reading.Loose loose -> loose(draft, dock, loose);
            case Reading.OfUnit(String plate) -> unit(draft, dock, operation, plate);
        };
    }

    private static Outcome loose(Draft draft, Dock dock, Reading.Loose loose) {
        Ledger ledger = new Ledger(draft, dock);
        for (Piece piece : loose.pieces()) {
            ledger.note(EntryKind.HANDED_BACK, piece.item().id(), 0, piece.quantity(), piece.grams());
        }
        return done(loose.quantity(), loose.name());
    }

    private static Outcome unit(Draft draft, Dock dock, HandBack operation, String plate) {
        Optional<Unit> expected = draft.state()
                .one(Unit.class, Word.code(RowKind.UNIT, plate))
                .filter(unit -> unit.state() == UnitState.EXPECTED
                        && unit.delivery() == dock.delivery().id());
        if (expected.isEmpty()) {
            return unknown(draft, dock, operation);
        }
        Ledger ledger = new Ledger(draft, dock);
        for (Unit unit : UnitTree.expected(draft.state(), expected.get())) {
            for (UnitContent content : unit.content()) {
                ledger.note(EntryKind.HANDED_BACK, content.item(), unit.id(), content.quantity(), content.grams());
            }
            UnitRules.noteEmpty(ledger, unit, EntryKind.HANDED_BACK);
            draft.put(UnitTree.outside(unit, UnitState.HANDED_BACK));
        }
        return done(1, plate);
    }

    private static Outcome unknown(Draft draft, Dock dock, HandBack operation) {
        Step<Long> packs = operation.goods().quantity().isEmpty()
                ? Step.go(1L)
                : Quantities.read(operation.goods().quantity());
        if (!(packs instanceof Go<Long>(Long quantity))) {
            return packs.outcome();
        }
        new Ledger(draft, dock).note(EntryKind.HANDED_BACK, 0, 0, quantity, 0);
        return done(quantity, Scanner.said(operation.goods().barcode()));
    }

    private static Outcome done(long quantity, String name) {
        return Say.done(Done.HANDED_BACK, "quantity", Long.toString(quantity), "name", name);
    }
}
