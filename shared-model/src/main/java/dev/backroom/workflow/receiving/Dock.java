package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Facts;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import java.util.List;
import java.util.Optional;

/// A delivery that is being worked on.
///
/// @param receipt the one that is open; of a closed delivery its last
record Dock(Delivery delivery, Receipt receipt) {

    /// The delivery with its open receipt; refused where it is unknown, not there yet, closed or not opened.
    static Step<Dock> open(Draft draft, String code) {
        Optional<Delivery> found = find(draft.state(), code);
        if (found.isEmpty()) {
            return Step.stop(Say.no(Refusal.UNKNOWN_DELIVERY, "delivery", code));
        }
        Delivery delivery = found.get();
        return switch (delivery.state()) {
            case CLOSED, HANDED_BACK -> Step.stop(closed(draft.facts(), delivery));
            case EXPECTED -> Step.stop(Say.no(Refusal.DELIVERY_NOT_ARRIVED, "delivery", code));
            case ARRIVED ->
                openReceipt(draft.state(), delivery)
                        .map(receipt -> Step.go(new Dock(delivery, receipt)))
                        .orElseGet(() -> Step.stop(Say.no(Refusal.NO_OPEN_RECEIPT, "delivery", code)));
        };
    }

    /// The same, but a closed delivery will do: goods in hand must go somewhere.
    static Step<Dock> openOrClosed(Draft draft, String code) {
        Optional<Delivery> found = find(draft.state(), code).filter(delivery -> isOver(delivery.state()));
        if (found.isPresent()) {
            Optional<Receipt> last = lastReceipt(draft.state(), found.get());
            if (last.isPresent()) {
                return Step.go(new Dock(found.get(), last.get()));
            }
        }
        return open(draft, code);
    }

    static Optional<Delivery> find(Store state, String code) {
        return state.one(Delivery.class, Word.code(RowKind.DELIVERY, code));
    }

    static Optional<Order> order(Store state, String code) {
        return state.one(Order.class, Word.code(RowKind.ORDER, code));
    }

    static Optional<Receipt> openReceipt(Store state, Delivery delivery) {
        for (Receipt receipt : receipts(state, delivery)) {
            if (receipt.state() == ReceiptState.OPEN) {
                return Optional.of(receipt);
            }
        }
        return Optional.empty();
    }

    static Optional<Receipt> lastReceipt(Store state, Delivery delivery) {
        List<Receipt> receipts = receipts(state, delivery);
        return receipts.isEmpty() ? Optional.empty() : Optional.of(receipts.getLast());
    }

    private static List<Receipt> receipts(Store state, Delivery delivery) {
        return state.by(Receipt.class, Word.of(RowKind.RECEIPT, "delivery", delivery.id()));
    }

    /// Code of the vendor, empty where nobody knows it.
    String vendor(Master master) {
        Vendor vendor = master.vendors().get(delivery.vendor());
        return vendor == null ? "" : vendor.code();
    }

    static boolean isOver(DeliveryState state) {
        return state == DeliveryState.CLOSED || state == DeliveryState.HANDED_BACK;
    }

    static Refused closed(Facts facts, Delivery delivery) {
        return Say.notThese(
                Refusal.DELIVERY_CLOSED,
                "delivery",
                delivery.code(),
                "time",
                facts.said(delivery.closedAt()),
                "who",
                Integer.toString(delivery.closedBy()));
    }
}
