package dev.backroom.workflow.exception;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockKey;
import dev.backroom.store.Store;
import dev.backroom.workflow.receiving.Overages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The goods that a case is about, where they stand now: those of the entries that opened it, or, where too much
/// came,
/// the last that came in. Goods that are moved are followed as long as they keep status, lot, serial number and
/// owner;
/// what does not stand any more is left out.
///
/// Pieces of one lot cannot be told from each other. Where several cases set like goods aside, each takes as many
/// as it
/// is about, first from where its own were put.
final class GoodsOfCase {

    /// @param entry that brought them in
    /// @param stock where they are
    record Part(Entry entry, StockKey stock, long quantity, long grams) {}

    private final Store state;
    private final Discrepancy about;
    private final Map<StockKey, Balance> left = new HashMap<>();
    private final List<Part> parts = new ArrayList<>();

    private GoodsOfCase(Store state, Discrepancy about) {
        this.state = state;
        this.about = about;
    }

    static List<Part> of(Store state, Discrepancy about) {
        GoodsOfCase goods = new GoodsOfCase(state, about);
        switch (about.kind()) {
            case SHORTAGE, POSTING -> {}
            case OVERAGE -> {
                if (isExcess(about)) {
                    goods.takeExcess();
                } else {
                    goods.takeSetAside();
                }
            }
            case DAMAGE,
                    SUBSTITUTION,
                    UNKNOWN_BARCODE,
                    WRONG_PRODUCT,
                    EXPIRED,
                    MASTER_DATA,
                    UNPOSTABLE,
                    COUNT_VARIANCE,
                    MISPLACED,
                    REACTION_TOO_DEEP -> goods.takeSetAside();
        }
        return goods.parts;
    }

    /// Whether goods of an event were set aside for a case of it, whether or not they still stand.
    static boolean wereSetAside(Store state, Discrepancy about) {
        return entriesOf(state, about.opened()).stream().anyMatch(GoodsOfCase::isSetAside);
    }

    /// Whether a case is about goods that came in as more than was ordered, and were not set aside for it.
    static boolean isExcess(Discrepancy about) {
        return about.kind() == DiscrepancyKind.OVERAGE
                && (Overages.isOfLine(about) || "approved".equals(about.facts().get("reason")));
    }

    private void takeSetAside() {
        for (Entry entry : entriesOf(state, about.opened())) {
            if (isSetAside(entry)) {
                take(entry, entry.quantity());
            }
        }
    }

    private static boolean isSetAside(Entry entry) {
        boolean aside = entry.kind() == EntryKind.QUARANTINED
                || entry.kind() == EntryKind.DAMAGED
                || entry.kind() == EntryKind.RESTATED;
        return aside && isStock(entry);
    }

    private static boolean isStock(Entry entry) {
        return entry.item() != 0
                && entry.quantity() > 0
                && entry.reversed() == 0
                && Place.isReal(entry.stock().place());
    }

    private void takeExcess() {
        List<Entry> entries = Overages.isOfLine(about) ? entriesOfLine() : entriesOf(state, about.opened());
        long rest = about.quantity();
        for (Entry entry : entries.reversed()) {
            if (entry.item() == about.item() && entry.kind().tookIn() && isStock(entry) && rest > 0) {
                rest -= take(entry, Math.min(rest, entry.quantity()));
            }
        }
    }

    private List<Entry> entriesOfLine() {
        Optional<Order> order =
                state.one(Order.class, Word.code(RowKind.ORDER, about.facts().getOrDefault("order", "")));
        int line = Integer.parseInt(about.facts().getOrDefault("line", "0"));
        return order.map(one -> state.by(Entry.class, Word.orderLine(one.id(), line)))
                .orElse(List.of());
    }

    private static List<Entry> entriesOf(Store state, long event) {
        List<Entry> entries = new ArrayList<>();
        for (int line = 1; ; line++) {
            Optional<Entry> entry = state.row(Entry.class, new RowKey(RowKind.ENTRY, event, line));
            if (entry.isEmpty()) {
                return entries;
            }
            entries.add(entry.get());
        }
    }

    /// Takes as much as still stands; how much that is.
    private long take(Entry entry, long wanted) {
        long rest = wanted;
        for (StockKey stock : places(entry.stock())) {
            Balance there = left(stock);
            long quantity = Math.min(rest, there.quantity());
            if (quantity > 0) {
                long grams = quantity == there.quantity()
                        ? there.grams()
                        : Math.min(there.grams(), entry.grams() * quantity / entry.quantity());
                parts.add(new Part(entry, stock, quantity, grams));
                left.put(stock, new Balance(stock, there.quantity() - quantity, there.grams() - grams));
                rest -= quantity;
            }
        }
        return wanted - rest;
    }

    private Balance left(StockKey stock) {
        return left.getOrDefault(stock, new Balance(stock, state.quantity(stock), state.grams(stock)));
    }

    /// Where such goods are, first where these were put.
    private List<StockKey> places(StockKey put) {
        return state.balancesOf(put.item()).stream()
                .map(Balance::stock)
                .filter(stock ->
                        Place.isReal(stock.place()) && stock.at(put.place()).equals(put))
                .sorted(Comparator.comparing((StockKey stock) -> stock.place() != put.place())
                        .thenComparingInt(StockKey::place))
                .toList();
    }
}
