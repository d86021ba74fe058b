package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.Store;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Label;
import dev.backroom.workflow.goods.Lots;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Tracked;
import java.util.List;
import java.util.Optional;

/// Goods that stood in quarantine without being stock, because nobody knew their barcode, and become stock when
/// somebody does. They count on no order: whoever wants that receives them again by scanning while the delivery is
/// open.
public final class LateGoods {

    private LateGoods() {}

    /// Takes goods in on a receipt, open or closed; how many base units. Refused where their barcode is still
    /// unknown,
    /// or they lack what their item is told apart by.
    public static Step<Long> take(Draft draft, int receiptId, Goods goods, int place) {
        Step<Reading> read = draft.facts().read(goods);
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.as();
        }
        Optional<Dock> found = dock(draft.state(), receiptId);
        if (!(reading instanceof Reading.Loose loose) || found.isEmpty()) {
            return Step.stop(Say.no(Refusal.UNKNOWN_BARCODE, "code", goods.barcode()));
        }
        Ledger ledger = new Ledger(draft, found.get());
        Lots lots = new Lots(draft);
        for (Piece piece : loose.pieces()) {
            Optional<Refused> wrong = Tracked.missing(piece).or(() -> alreadyHere(draft.state(), lots, piece));
            if (wrong.isPresent()) {
                return Step.stop(wrong.get());
            }
            Step<Label> settled = lots.settle(piece);
            if (!(settled instanceof Go<Label>(Label label))) {
                return settled.as();
            }
            ledger.take(
                    EntryKind.RECEIVED,
                    new Piece(piece.item(), piece.quantity(), piece.grams(), label),
                    place,
                    Status.AVAILABLE,
                    0,
                    lots,
                    List.of(new Allotment.Share(0, 0, piece.quantity())));
        }
        return Step.go(loose.quantity());
    }

    private static Optional<Refused> alreadyHere(Store state, Lots lots, Piece piece) {
        return piece.label().serial().isEmpty()
                ? Optional.empty()
                : lots.placeOf(piece)
                        .map(place -> Say.no(
                                Refusal.SERIAL_ALREADY_HERE,
                                "serial",
                                piece.label().serial(),
                                "name",
                                piece.item().name(),
                                "place",
                                Places.name(state, place)));
    }

    /// The delivery of a receipt, 0 where there is none.
    public static int deliveryOf(Store state, int receipt) {
        return dock(state, receipt).map(dock -> dock.delivery().id()).orElse(0);
    }

    private static Optional<Dock> dock(Store state, int receiptId) {
        return state.row(Receipt.class, RowKey.of(RowKind.RECEIPT, receiptId))
                .flatMap(receipt -> state.row(Delivery.class, RowKey.of(RowKind.DELIVERY, receipt.delivery()))
                        .map(delivery -> new Dock(delivery, receipt)));
    }
}
