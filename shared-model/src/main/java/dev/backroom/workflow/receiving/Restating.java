package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.StockKey;
import dev.backroom.workflow.Draft;

/// Gives goods that came in another status, or lets them leave the store: a movement, and two entries on their
/// receipt
/// that say so.
///
/// So the standing entries of all receipts always add up to what is in real places by item and status, and other
/// systems are told what a receipt holds by looking at its entries, whatever was done to the goods before it closed.
public final class Restating {

    private final Draft draft;

    public Restating(Draft draft) {
        this.draft = draft;
    }

    /// Moves goods that an entry is about.
    ///
    /// @param about the entry that brought them in: what is restated counts for the same line of an order
    /// @param from where they stand now
    public void move(Entry about, StockKey from, StockKey to, long quantity, long grams) {
        move(about.receipt(), about.order(), about.orderLine(), about.unit(), from, to, quantity, grams);
    }

    /// Moves goods that no entry of the receipt is known to be about.
    ///
    /// @param unit id of the unit that they are in, 0 for loose goods
    void move(int receipt, int unit, StockKey from, StockKey to, long quantity, long grams) {
        move(receipt, 0, 0, unit, from, to, quantity, grams);
    }

    private void move(
            int receipt, int order, int orderLine, int unit, StockKey from, StockKey to, long quantity, long grams) {
        draft.move(from, to, quantity, grams);
        Entry less = new Entry(
                draft.event(),
                nextLine(),
                receipt,
                EntryKind.RESTATED,
                from.item(),
                order,
                orderLine,
                unit,
                -quantity,
                -grams,
                from,
                draft.actor(),
                0);
        draft.put(less);
        draft.put(new Entry(
                draft.event(),
                less.line() + 1,
                receipt,
                EntryKind.RESTATED,
                to.item(),
                order,
                orderLine,
                unit,
                quantity,
                grams,
                to,
                draft.actor(),
                0));
    }

    private int nextLine() {
        int last = 0;
        for (Entry entry : draft.changed(Entry.class)) {
            last = entry.number() == draft.event() ? Math.max(last, entry.line()) : last;
        }
        return last + 1;
    }
}
