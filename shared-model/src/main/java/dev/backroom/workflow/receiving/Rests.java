package dev.backroom.workflow.receiving;

import dev.backroom.policy.UnderDelivery;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What becomes of the rest of an order's lines when a delivery closes: it stays open, unless policy says that
/// the line is complete all the same or that the rest is cancelled. Only lines that this delivery was for are
/// looked at.
final class Rests {

    private record Line(int order, int orderLine) {}

    private final Draft draft;
    private final Dock dock;

    Rests(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
    }

    /// Gives up what policy says; how many lines are complete, or over with, by it.
    int giveUp() {
        Set<Line> brought = brought();
        Set<Line> promised = promised();
        int count = 0;
        for (Order order : orders(draft, dock.delivery())) {
            List<OrderLine> lines = new ArrayList<>(order.lines().size());
            for (OrderLine line : order.lines()) {
                Line key = new Line(order.id(), line.line());
                long rest = brought.contains(key) || promised.contains(key)
                        ? rest(order, line, brought.contains(key))
                        : line.givenUp();
                count += rest > line.givenUp() ? 1 : 0;
                lines.add(line.givenUp(rest));
            }
            put(draft, order, lines);
        }
        return count;
    }

    /// What closings gave up is wanted again, since one of them is undone; the next one looks anew.
    static void wantAgain(Draft draft, Delivery delivery) {
        for (Order order : orders(draft, delivery)) {
            put(
                    draft,
                    order,
                    order.lines().stream().map(line -> line.givenUp(0)).toList());
        }
    }

    private static void put(Draft draft, Order order, List<OrderLine> lines) {
        if (!lines.equals(order.lines())) {
            draft.put(new Order(
                    order.id(),
                    order.code(),
                    order.vendor(),
                    order.version(),
                    order.due(),
                    order.cancelled(),
                    List.copyOf(lines)));
        }
    }

    private static List<Order> orders(Draft draft, Delivery delivery) {
        List<Order> orders = new ArrayList<>();
        for (int id : delivery.orders()) {
            draft.state().row(Order.class, RowKey.of(RowKind.ORDER, id)).ifPresent(orders::add);
        }
        return orders;
    }

    /// A line of which nothing ever came is not complete, however little was ordered.
    private long rest(Order order, OrderLine line, boolean brought) {
        Item item = draft.master().items().get(line.item());
        if (item == null) {
            return line.givenUp();
        }
        Vendor vendor = draft.master().vendors().get(order.vendor());
        UnderDelivery policy = UnderDelivery.of(draft.master(), draft.store(), item, vendor);
        long received = draft.state().receivedOnLine(order.id(), line.line(), line.item());
        boolean counts = policy.cancels() || (brought && received > 0);
        return counts ? policy.givenUp(line.ordered(), received) : line.givenUp();
    }

    private Set<Line> brought() {
        Set<Line> lines = new HashSet<>();
        for (Entry entry : draft.state()
                .by(
                        Entry.class,
                        Word.of(RowKind.ENTRY, "receipt", dock.receipt().id()))) {
            if (entry.reversed() == 0 && entry.kind().tookIn()) {
                lines.add(new Line(entry.order(), entry.orderLine()));
            }
        }
        return lines;
    }

    private Set<Line> promised() {
        Set<Line> lines = new HashSet<>();
        for (NoticeLine line : dock.delivery().lines()) {
            lines.add(new Line(line.order(), line.orderLine()));
        }
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(dock.delivery()))) {
            for (UnitContent content : unit.content()) {
                lines.add(new Line(content.order(), content.orderLine()));
            }
        }
        return lines;
    }
}
