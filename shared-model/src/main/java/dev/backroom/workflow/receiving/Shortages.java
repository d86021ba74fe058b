package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Draft;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a notice promised and nobody saw, item by item and line by line. Seen is whatever stood at the dock:
/// received, damaged, put into quarantine or handed back, whatever became of it since. An item that was seen is
/// poured into its lines in their
/// order, wherever it was allotted, since a case is about what is missing and not about bookkeeping.
///
/// A shortage and an overage are two measures and can both be true of one line. *Over* is measured against the
/// purchase order, over all its receipts, and is about goods that came. *Short* is what a vendor is claimed for: the
/// notice of this delivery against what this delivery brought, about goods that did not come. So neither what other
/// deliveries brought, nor a notice that promised more than was ordered, takes anything from a claim; and no piece is
/// counted twice, since it came or it did not.
///
/// One thing does: an order that was lowered below what had come, when its notice was written already (see
/// [Overages#isLowered]). What was promised beyond the order as it now stands is wanted by nobody, and is not missed;
/// such a line keeps what it was allotted, so that its excess does not cover what other lines lack.
final class Shortages {

    private static final int PLATES_SAID = 10;

    private record Promise(int item, int order, int orderLine) implements Comparable<Promise> {
        @Override
        public int compareTo(Promise other) {
            int byItem = Integer.compare(item, other.item);
            int byOrder = byItem != 0 ? byItem : Integer.compare(order, other.order);
            return byOrder != 0 ? byOrder : Integer.compare(orderLine, other.orderLine);
        }
    }

    private final Draft draft;
    private final Dock dock;
    private final TreeMap<Promise, Long> promised = new TreeMap<>();
    private final Map<Promise, List<String>> missingPlates = new HashMap<>();
    private final List<Entry> entries;

    Shortages(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
        this.entries = draft
                .state()
                .by(
                        Entry.class,
                        Word.of(RowKind.ENTRY, "receipt", dock.receipt().id()))
                .stream()
                .filter(entry -> entry.reversed() == 0 && entry.kind() != EntryKind.RESTATED)
                .toList();
        for (NoticeLine line : dock.delivery().lines()) {
            promised.merge(new Promise(line.item(), line.order(), line.orderLine()), line.promised(), Long::sum);
        }
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(dock.delivery()))) {
            unit.content().forEach(content -> add(unit, content));
        }
    }

    private void add(Unit unit, UnitContent content) {
        Promise promise = new Promise(content.item(), content.order(), content.orderLine());
        promised.merge(promise, content.quantity(), Long::sum);
        if (unit.state() == UnitState.EXPECTED) {
            missingPlates.computeIfAbsent(promise, _ -> new ArrayList<>()).add(unit.sscc());
        }
    }

    /// Opens a case for each line that is short; how many.
    int open() {
        Map<Integer, Long> seen = seen();
        int count = 0;
        for (Map.Entry<Promise, Long> line : promised.entrySet()) {
            Promise promise = line.getKey();
            long wanted = wanted(promise, line.getValue());
            long most =
                    wanted < line.getValue() ? Math.clamp(allotted(promise), wanted, line.getValue()) : line.getValue();
            long there = Math.min(seen.getOrDefault(promise.item(), 0L), most);
            seen.merge(promise.item(), -there, Long::sum);
            if (there < wanted) {
                open(promise, wanted, there);
                count++;
            }
        }
        return count;
    }

    private Map<Integer, Long> seen() {
        Map<Integer, Long> seen = new HashMap<>();
        entries.forEach(entry -> seen.merge(entry.item(), entry.quantity(), Long::sum));
        return seen;
    }

    private long allotted(Promise promise) {
        long sum = 0;
        for (Entry entry : entries) {
            boolean here = entry.item() == promise.item()
                    && entry.order() == promise.order()
                    && entry.orderLine() == promise.orderLine();
            sum += here ? entry.quantity() : 0;
        }
        return sum;
    }

    /// How much of what was promised would be missed.
    private long wanted(Promise promise, long whole) {
        return draft.state()
                .row(Order.class, RowKey.of(RowKind.ORDER, promise.order()))
                .map(order -> new Overages.Line(order, promise.orderLine(), promise.item()))
                .filter(new Overages(draft)::isLowered)
                .map(line -> Math.min(whole, line.ordered()))
                .orElse(whole);
    }

    private void open(Promise promise, long quantity, long there) {
        @Nullable List<String> plates = missingPlates.get(promise);
        Case details = Claims.of(draft, dock)
                .dated(Case.of(DiscrepancyKind.SHORTAGE)
                        .item(promise.item(), quantity - there)
                        .on(dock.delivery().id(), dock.receipt().id())
                        .fact("order", order(promise.order()))
                        .fact("line", promise.orderLine() == 0 ? "" : Integer.toString(promise.orderLine()))
                        .fact("promised", Long.toString(quantity))
                        .fact("seen", Long.toString(there))
                        .fact(
                                "sscc",
                                plates == null
                                        ? ""
                                        : String.join(" ", plates.subList(0, Math.min(PLATES_SAID, plates.size())))));
        draft.openDifference(details, dock.vendor(draft.master()));
    }

    private String order(int id) {
        return draft.state()
                .row(Order.class, RowKey.of(RowKind.ORDER, id))
                .map(Order::code)
                .orElse("");
    }
}
