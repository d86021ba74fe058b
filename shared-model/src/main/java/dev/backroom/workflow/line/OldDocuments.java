package dev.backroom.workflow.line;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Held;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Kept;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What may leave a state with an era: deliveries that were closed before a moment, with their receipts, entries,
/// units and cases, orders of which nothing is open any more, and resolved cases of no delivery that began before it.
///
/// A delivery stays while one of its orders stays, and an order while one of its deliveries does: the entries of an
/// order are the base of its tolerance and must not leave one by one. A unit that holds stock stays, and so does a
/// delivery with an open case, or an order one of whose lines has an open case that it is over.
final class OldDocuments {

    private final Store state;
    private final Instant before;
    private final Map<Integer, Delivery> deliveries = new HashMap<>();
    private final Map<Integer, Order> orders = new HashMap<>();

    OldDocuments(Store state, Instant before) {
        this.state = state;
        this.before = before;
        for (Held held : state.rows()) {
            if (held.row() instanceof Delivery delivery && isOver(delivery)) {
                deliveries.put(delivery.id(), delivery);
            } else if (held.row() instanceof Order order && isOver(order)) {
                orders.put(order.id(), order);
            }
        }
        while (leaveWhatHangsTogether()) {
            // each round can keep a document that others hang on
        }
    }

    private boolean isOver(Delivery delivery) {
        return (delivery.state() == DeliveryState.CLOSED || delivery.state() == DeliveryState.HANDED_BACK)
                && delivery.closedAt().isBefore(before)
                && state.by(Discrepancy.class, Word.of(RowKind.DISCREPANCY, "delivery", delivery.id())).stream()
                        .noneMatch(discrepancy -> discrepancy.state() == DiscrepancyState.OPEN);
    }

    private boolean isOver(Order order) {
        for (OrderLine line : order.lines()) {
            if (!order.cancelled() && state.receivedOnLine(order.id(), line.line(), line.item()) < line.wanted()) {
                return false;
            }
        }
        return !deliveriesOf(order).isEmpty()
                && state.by(Discrepancy.class, Word.overage(order.code())).isEmpty();
    }

    private List<Delivery> deliveriesOf(Order order) {
        return state.by(Delivery.class, Word.of(RowKind.DELIVERY, "order", order.id()));
    }

    private boolean leaveWhatHangsTogether() {
        Set<Integer> orderIds = Set.copyOf(orders.keySet());
        boolean changed = deliveries.values().removeIf(delivery -> !orderIds.containsAll(delivery.orders()));
        Set<Integer> deliveryIds = Set.copyOf(deliveries.keySet());
        return orders.values()
                        .removeIf(order ->
                                deliveriesOf(order).stream().anyMatch(delivery -> !deliveryIds.contains(delivery.id())))
                || changed;
    }

    /// Keys of all rows that leave.
    List<RowKey> keys() {
        Set<Integer> receipts = new HashSet<>();
        List<RowKey> keys = new ArrayList<>();
        for (Held held : state.rows()) {
            if (held.row() instanceof Receipt receipt && deliveries.containsKey(receipt.delivery())) {
                receipts.add(receipt.id());
            }
        }
        for (Held held : state.rows()) {
            if (leaves(held.row(), receipts)) {
                keys.add(held.row().key());
            }
        }
        keys.sort(RowKey::compareTo);
        return keys;
    }

    private boolean leaves(Kept row, Set<Integer> receipts) {
        return switch (row) {
            case Order order -> orders.containsKey(order.id());
            case Delivery delivery -> deliveries.containsKey(delivery.id());
            case Receipt receipt -> receipts.contains(receipt.id());
            case Entry entry -> receipts.contains(entry.receipt());
            case Unit unit -> deliveries.containsKey(unit.delivery()) && isEmpty(unit);
            case Discrepancy discrepancy -> leaves(discrepancy);
            default -> false;
        };
    }

    /// A case leaves with its delivery; one that has none when it is resolved and as old.
    private boolean leaves(Discrepancy discrepancy) {
        return discrepancy.delivery() == 0
                ? discrepancy.state() == DiscrepancyState.RESOLVED
                        && discrepancy.openedAt().isBefore(before)
                : deliveries.containsKey(discrepancy.delivery());
    }

    private boolean isEmpty(Unit unit) {
        for (Balance balance : state.balancesAt(Place.unit(unit.id()))) {
            if (balance.quantity() != 0) {
                return false;
            }
        }
        return state.by(Unit.class, Word.of(RowKind.UNIT, "parent", unit.id())).stream()
                .allMatch(this::isEmpty);
    }
}
