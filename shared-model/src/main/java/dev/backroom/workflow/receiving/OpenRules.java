package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.DirectDelivery;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Scanner;
import java.time.Instant;
import java.util.Optional;

/// Opens a delivery's receipt, or joins the one that is open: several people work on one delivery.
///
/// A truck that nobody checked in can be received all the same, since it stands at the dock whatever the books say;
/// the answer says so, and the delivery's missing arrival shows it.
final class OpenRules {

    private OpenRules() {}

    static Outcome open(Draft draft, OpenReceipt operation) {
        Step<Delivery> found = delivery(draft, operation);
        if (!(found instanceof Go<Delivery>(Delivery delivery))) {
            return found.outcome();
        }
        boolean needsInvoice = operation.document() == Document.NONE
                && DirectDelivery.of(draft.master(), draft.store()).isPresent();
        return needsInvoice ? Say.no(Refusal.INVOICE_NEEDED, "vendor", operation.code()) : open(draft, delivery);
    }

    static Outcome open(Draft draft, Delivery delivery) {
        if (Dock.isOver(delivery.state())) {
            return Dock.closed(draft.facts(), delivery);
        }
        Optional<Receipt> open = Dock.openReceipt(draft.state(), delivery);
        if (open.isPresent()) {
            return done(Done.RECEIPT_JOINED, delivery, open.get());
        }
        Receipt receipt = new Receipt(
                draft.nextId(RowKind.RECEIPT),
                delivery.id(),
                ReceiptState.OPEN,
                draft.time(),
                draft.actor(),
                Instant.EPOCH,
                0,
                ReceiptPostings.byCarton(draft, delivery),
                0,
                false);
        draft.put(receipt);
        Trust.prepare(draft);
        if (delivery.state() == DeliveryState.EXPECTED) {
            draft.put(Deliveries.arrived(delivery, Optional.empty()));
        }
        return done(
                delivery.arrival().isEmpty() ? Done.RECEIPT_OPENED_WITHOUT_CHECK_IN : Done.RECEIPT_OPENED,
                delivery,
                receipt);
    }

    private static Outcome done(Done what, Delivery delivery, Receipt receipt) {
        return Say.done(what, "delivery", delivery.code(), "receipt", Integer.toString(receipt.id()));
    }

    private static Step<Delivery> delivery(Draft draft, OpenReceipt operation) {
        String code = operation.code();
        return switch (operation.document()) {
            case DELIVERY -> or(Dock.find(draft.state(), code), Refusal.UNKNOWN_DELIVERY, "delivery", code);
            case ORDER ->
                or(
                        Dock.order(draft.state(), code).map(order -> Deliveries.ofOrder(draft, order)),
                        Refusal.UNKNOWN_ORDER,
                        "order",
                        code);
            case NONE ->
                or(
                        draft.master()
                                .vendor(code)
                                .map(vendor -> Deliveries.withoutDocument(draft, vendor.id(), vendor.code())),
                        Refusal.UNKNOWN_VENDOR,
                        "vendor",
                        code);
            case SSCC -> ofUnit(draft, code);
        };
    }

    private static Step<Delivery> ofUnit(Draft draft, String raw) {
        Step<String> plate = Scanner.plate("/code", raw);
        if (!(plate instanceof Go<String>(String sscc))) {
            return plate.as();
        }
        return or(
                draft.state()
                        .one(Unit.class, Word.code(RowKind.UNIT, sscc))
                        .flatMap(unit -> draft.row(Delivery.class, RowKey.of(RowKind.DELIVERY, unit.delivery()))),
                Refusal.UNKNOWN_UNIT,
                "sscc",
                sscc);
    }

    private static Step<Delivery> or(Optional<Delivery> found, Refusal otherwise, String name, String code) {
        return found.map(Step::go).orElseGet(() -> Step.stop(Say.no(otherwise, name, code)));
    }
}
