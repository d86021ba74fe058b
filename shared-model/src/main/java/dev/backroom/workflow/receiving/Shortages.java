package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
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
/// received, damaged, put into quarantine or handed back. An item that was seen is poured into its lines in their
/// order, wherever it was allotted, since a case is about what is missing and not about bookkeeping.
///
/// A line of an order that is over by now is not short, whatever was promised on it: it keeps what it was allotted.
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
                .filter(entry -> entry.reversed() == 0)
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
            int item = line.getKey().item();
            boolean over = isOver(line.getKey());
            long most = over ? Math.min(line.getValue(), allotted(line.getKey())) : line.getValue();
            long there = Math.min(seen.getOrDefault(item, 0L), most);
            seen.merge(item, -there, Long::sum);
            if (!over && there < line.getValue()) {
                open(line.getKey(), line.getValue(), there);
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

    private boolean isOver(Promise promise) {
        return draft.state()
                .row(Order.class, RowKey.of(RowKind.ORDER, promise.order()))
                .map(order -> new Overages.Line(order, promise.orderLine(), promise.item()))
                .filter(line -> draft.state().receivedOnLine(promise.order(), promise.orderLine(), promise.item())
                        > line.ordered())
                .isPresent();
    }

    private void open(Promise promise, long quantity, long there) {
        @Nullable List<String> plates = missingPlates.get(promise);
        draft.open(Case.of(DiscrepancyKind.SHORTAGE)
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
    }

    private String order(int id) {
        return draft.state()
                .row(Order.class, RowKey.of(RowKind.ORDER, id))
                .map(Order::code)
                .orElse("");
    }
}
