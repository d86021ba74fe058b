package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.HandBack;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Quantities;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Goods that go back with the driver: noted on the receipt, so that they are not missed at its end, without any
/// stock.
/// The answer carries what a slip for the driver needs; its number names the event.
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
            case Reading.Loose loose -> loose(draft, dock, operation, loose);
            case Reading.OfUnit(String plate) -> unit(draft, dock, operation, plate);
        };
    }

    /// Sends a truck away. What it was to bring stays open on its orders; nobody misses anything.
    static Outcome all(Draft draft, HandBackDelivery operation) {
        Optional<Delivery> found = Deliveries.atTheDoor(draft, operation.delivery());
        if (found.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_DELIVERY, "delivery", operation.delivery());
        }
        Delivery delivery = found.get();
        if (Dock.isOver(delivery.state())) {
            return Dock.closed(draft.facts(), delivery);
        }
        Optional<Receipt> receipt = Dock.openReceipt(draft.state(), delivery);
        if (receipt.filter(open -> holdsGoods(draft, open)).isPresent()) {
            return Say.no(Refusal.GOODS_TAKEN_IN, "delivery", delivery.code());
        }
        receipt.ifPresent(open -> draft.put(open.closed(draft.time(), draft.actor())));
        draft.put(Deliveries.over(delivery, DeliveryState.HANDED_BACK, draft.time(), draft.actor()));
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(delivery))) {
            if (unit.state() == UnitState.EXPECTED) {
                draft.put(UnitTree.outside(unit, UnitState.HANDED_BACK));
            }
        }
        Case details = Case.of(Reasons.caseFor(operation.reason()).orElse(DiscrepancyKind.WRONG_PRODUCT))
                .on(delivery.id(), receipt.map(Receipt::id).orElse(0))
                .fact("reason", operation.reason())
                .fact("handedBack", "delivery");
        Discrepancy about = draft.open(
                new Claims(draft, delivery, receipt).atTheDoor(details, Reasons.faultAtTheDoor(operation.reason())));
        return slip(
                draft,
                delivery,
                operation.reason(),
                Done.DELIVERY_HANDED_BACK,
                "case",
                Integer.toString(about.id()),
                "counted",
                Integer.toString(
                        delivery.arrival().isEmpty()
                                ? 0
                                : delivery.arrival().getFirst().units()));
    }

    private static boolean holdsGoods(Draft draft, Receipt receipt) {
        return draft.state().by(Entry.class, Word.of(RowKind.ENTRY, "receipt", receipt.id())).stream()
                .anyMatch(entry -> entry.reversed() == 0 && entry.kind() != EntryKind.HANDED_BACK);
    }

    private static Outcome loose(Draft draft, Dock dock, HandBack operation, Reading.Loose loose) {
        Ledger ledger = new Ledger(draft, dock);
        for (Piece piece : loose.pieces()) {
            ledger.note(EntryKind.HANDED_BACK, piece.item().id(), 0, piece.quantity(), piece.grams());
        }
        return done(draft, dock, operation, loose.quantity(), loose.name());
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
        return done(draft, dock, operation, 1, plate);
    }

    private static Outcome unknown(Draft draft, Dock dock, HandBack operation) {
        Step<Long> packs = operation.goods().quantity().isEmpty()
                ? Step.go(1L)
                : Quantities.read(operation.goods().quantity());
        if (!(packs instanceof Go<Long>(Long quantity))) {
            return packs.outcome();
        }
        new Ledger(draft, dock).note(EntryKind.HANDED_BACK, 0, 0, quantity, 0);
        return done(
                draft, dock, operation, quantity, Scanner.said(operation.goods().barcode()));
    }

    private static Outcome done(Draft draft, Dock dock, HandBack operation, long quantity, String name) {
        return slip(
                draft,
                dock.delivery(),
                operation.reason(),
                Done.HANDED_BACK,
                "quantity",
                Long.toString(quantity),
                "name",
                name);
    }

    private static Outcome slip(Draft draft, Delivery delivery, String reason, Done what, String... about) {
        List<String> pairs = new ArrayList<>(List.of(about));
        pairs.addAll(List.of(
                "delivery",
                delivery.code(),
                "reason",
                reason,
                "time",
                draft.said(draft.time()),
                "who",
                Integer.toString(draft.actor()),
                "slip",
                draft.store().code() + "-" + draft.event()));
        return Say.done(what, pairs.toArray(String[]::new));
    }
}
