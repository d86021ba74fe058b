package dev.backroom.workflow.stock;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Permission;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.receiving.Overages;
import dev.backroom.workflow.receiving.UnitTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes back what an event did on a receipt, while the receipt is open and the goods are where the event put them.
/// The
/// event stays in the log; compensating movements go the other way. Plain moves are taken back by moving back.
final class ReverseRules {

    private static final String REVERSED = "reversed";

    private final Draft draft;
    private final long event;

    ReverseRules(Draft draft, long event) {
        this.draft = draft;
        this.event = event;
    }

    Outcome reverse() {
        if (event <= 0 || event > draft.state().head().number()) {
            return no(Refusal.UNKNOWN_EVENT);
        }
        List<Entry> entries = entries();
        if (entries.isEmpty() || entries.stream().anyMatch(entry -> entry.kind() == EntryKind.RESTATED)) {
            return no(Refusal.NOT_REVERSIBLE);
        }
        if (entries.getFirst().reversed() != 0) {
            return no(Refusal.ALREADY_REVERSED);
        }
        boolean others = entries.getFirst().by() != draft.actor();
        if (others && !Permission.REVERSE_ANY.allows(draft.envelope().by().roles())) {
            return Say.no(Refusal.FORBIDDEN);
        }
        Optional<Receipt> receipt = draft.state()
                .row(
                        Receipt.class,
                        RowKey.of(RowKind.RECEIPT, entries.getFirst().receipt()));
        if (receipt.isEmpty() || receipt.get().state() == ReceiptState.CLOSED) {
            return no(Refusal.NOT_REVERSIBLE);
        }
        if (cases(receipt.get()).stream().anyMatch(ReverseRules::hasMovedGoods)) {
            return movedSince(entries.getFirst().item());
        }
        for (Entry entry : entries) {
            if (entry.kind() != EntryKind.HANDED_BACK && movedSince(entry)) {
                return movedSince(entry.item());
            }
            takeBack(entry);
        }
        for (Entry entry : entries) {
            if (entry.unit() != 0 && holdsMore(entry.unit())) {
                return movedSince(entry.item());
            }
        }
        settleOverages(entries);
        resolveCases(receipt.get());
        return Say.done(Done.REVERSED, "event", Long.toString(event));
    }

    private Outcome no(Refusal why) {
        return Say.no(why, "event", Long.toString(event));
    }

    private Outcome movedSince(int item) {
        String name = Optional.ofNullable(draft.master().items().get(item))
                .map(Item::name)
                .orElse("-");
        return Say.no(Refusal.MOVED_SINCE, "event", Long.toString(event), "name", name);
    }

    private List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        for (int line = 1; ; line++) {
            Optional<Entry> entry = draft.state().row(Entry.class, new RowKey(RowKind.ENTRY, event, line));
            if (entry.isEmpty()) {
                return entries;
            }
            entries.add(entry.get());
        }
    }

    private boolean movedSince(Entry entry) {
        Optional<Unit> unit = unit(entry);
        if (unit.isPresent() && unit.get().receivedBy() != event) {
            return true;
        }
        return Place.isReal(entry.stock().place()) && !draft.holds(entry.stock(), entry.quantity(), entry.grams());
    }

    /// Whether something else was put into a unit that is to leave.
    private boolean holdsMore(int unit) {
        for (Balance balance : draft.state().balancesAt(Place.unit(unit))) {
            if (draft.quantity(balance.stock()) != 0) {
                return true;
            }
        }
        return false;
    }

    private Optional<Unit> unit(Entry entry) {
        return draft.state().row(Unit.class, RowKey.of(RowKind.UNIT, entry.unit()));
    }

    private void takeBack(Entry entry) {
        StockKey stock = entry.stock();
        if (Place.isReal(stock.place())) {
            StockKey supplier = new StockKey(
                    stock.item(), supplier(entry), Status.AVAILABLE, stock.batch(), stock.serial(), stock.owner());
            draft.move(stock, supplier, entry.quantity(), entry.grams());
        }
        unit(entry).ifPresent(unit -> draft.put(UnitTree.outside(unit, UnitState.EXPECTED)));
        draft.put(new Entry(
                entry.number(),
                entry.line(),
                entry.receipt(),
                entry.kind(),
                entry.item(),
                entry.order(),
                entry.orderLine(),
                entry.unit(),
                entry.quantity(),
                entry.grams(),
                stock,
                entry.by(),
                draft.event()));
    }

    private int supplier(Entry entry) {
        return Place.supplier(draft.state()
                .row(Receipt.class, RowKey.of(RowKind.RECEIPT, entry.receipt()))
                .flatMap(receipt -> draft.state().row(Delivery.class, RowKey.of(RowKind.DELIVERY, receipt.delivery())))
                .map(Delivery::vendor)
                .orElse(0));
    }

    /// Lines that were over are so by less, or not any more.
    private void settleOverages(List<Entry> entries) {
        Map<Overages.Line, Long> takenBack = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (entry.kind().tookIn()) {
                draft.state()
                        .row(Order.class, RowKey.of(RowKind.ORDER, entry.order()))
                        .ifPresent(order -> takenBack.merge(
                                new Overages.Line(order, entry.orderLine(), entry.item()),
                                entry.quantity(),
                                Long::sum));
            }
        }
        Overages overages = new Overages(draft);
        takenBack.forEach((line, quantity) -> overages.settle(
                line,
                draft.state().receivedOnLine(line.order().id(), line.line(), line.item()) - quantity,
                REVERSED,
                Optional.empty()));
    }

    /// The other cases that the event opened are about nothing any more.
    private void resolveCases(Receipt receipt) {
        for (Discrepancy found : cases(receipt)) {
            if (found.state() == DiscrepancyState.OPEN && !Overages.isOfLine(found)) {
                draft.put(found.resolved(REVERSED));
            }
        }
    }

    private List<Discrepancy> cases(Receipt receipt) {
        Word cases = Word.of(RowKind.DISCREPANCY, "delivery", receipt.delivery());
        return draft.state().by(Discrepancy.class, cases).stream()
                .filter(found -> found.opened() == event)
                .toList();
    }

    /// Whether somebody decided what becomes of the goods: like goods that others set aside must not be taken
    /// instead.
    private static boolean hasMovedGoods(Discrepancy found) {
        return switch (found.facts().getOrDefault(Discrepancy.HOW, "")) {
            case "release", "return-to-vendor", "write-off" -> true;
            default -> false;
        };
    }
}
