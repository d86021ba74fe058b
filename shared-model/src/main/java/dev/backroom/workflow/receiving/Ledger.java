package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.Owner;
import dev.backroom.store.Place;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.goods.Lots;
import dev.backroom.workflow.goods.Piece;
import java.util.List;
import java.util.Optional;

/// Writes what a decision does on a receipt: movements from the supplier and an entry for each line.
final class Ledger {

    private final Draft draft;
    private final Dock dock;
    private final OrderGoods orderGoods;
    private int lines;
    private long held;

    Ledger(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
        this.orderGoods = new OrderGoods(draft);
    }

    /// Takes a piece in, one movement and one entry for each share of an order's line.
    void take(
            EntryKind kind, Piece piece, int place, Status status, int unit, Lots lots, List<Allotment.Share> shares) {
        StockKey plain =
                new StockKey(piece.item().id(), place, status, lots.batch(piece), lots.serial(piece), Owner.OWN);
        StockKey supplier = supplier(plain);
        long restGrams = piece.grams();
        for (int i = 0; i < shares.size(); i++) {
            Allotment.Share share = shares.get(i);
            boolean last = i == shares.size() - 1;
            long grams = last ? restGrams : part(piece, share.quantity());
            restGrams -= grams;
            StockKey stock = ordered(plain, unit, share);
            draft.move(supplier, stock, share.quantity(), grams);
            entry(kind, share, unit, grams, stock);
        }
    }

    /// What a customer has ordered is held from the first moment on, and loose goods go to the hold.
    private StockKey ordered(StockKey plain, int unit, Allotment.Share share) {
        boolean ordered = plain.status() == Status.AVAILABLE
                && (orderGoods.isMarked(unit, plain.item()) || orderGoods.isOrdered(share.order(), share.orderLine()));
        if (!ordered) {
            return plain;
        }
        Optional<Location> hold = unit == 0 ? orderGoods.hold() : Optional.empty();
        held += share.quantity();
        return plain.as(Status.HELD).at(hold.map(Location::id).orElse(plain.place()));
    }

    /// Base units that customers have ordered, of all that was taken in.
    long held() {
        return held;
    }

    private static long part(Piece piece, long quantity) {
        return Math.multiplyExact(piece.grams(), quantity) / piece.quantity();
    }

    /// Notes goods that did not become stock.
    ///
    /// @param item 0 when nobody knows what it is
    void note(EntryKind kind, int item, int unit, long quantity, long grams) {
        StockKey nowhere = StockKey.plain(item, Place.supplier(dock.delivery().vendor()));
        entry(kind, new Allotment.Share(0, 0, quantity), unit, grams, nowhere);
    }

    private void entry(EntryKind kind, Allotment.Share share, int unit, long grams, StockKey stock) {
        lines++;
        draft.put(new Entry(
                draft.event(),
                lines,
                dock.receipt().id(),
                kind,
                stock.item(),
                share.order(),
                share.orderLine(),
                unit,
                share.quantity(),
                grams,
                stock,
                draft.actor(),
                0));
    }

    private StockKey supplier(StockKey stock) {
        return new StockKey(
                stock.item(),
                Place.supplier(dock.delivery().vendor()),
                Status.AVAILABLE,
                stock.batch(),
                stock.serial(),
                stock.owner());
    }
}
