package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Arrival;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Deliveries that nobody announced: met at the door by their order's code, or without any document.
final class Deliveries {

    private Deliveries() {}

    /// What a truck at the door says it brings: a delivery, or an order that nobody announced one for.
    static Optional<Delivery> atTheDoor(Draft draft, String code) {
        return Dock.find(draft.state(), code)
                .or(() -> Dock.order(draft.state(), code).map(order -> ofOrder(draft, order)));
    }

    /// The delivery of an order that is not over yet, the earliest one; a new one where there is none.
    static Delivery ofOrder(Draft draft, Order order) {
        for (Delivery delivery : draft.state().by(Delivery.class, Word.of(RowKind.DELIVERY, "order", order.id()))) {
            if (!Dock.isOver(delivery.state())) {
                return delivery;
            }
        }
        return fresh(draft, order.code(), order.vendor(), List.of(order.id()));
    }

    /// The vendor's delivery without document that is being worked on, if there is one; else a new one.
    static Delivery withoutDocument(Draft draft, int vendor, String vendorCode) {
        Word arrived = Word.of(RowKind.DELIVERY, "state", DeliveryState.ARRIVED.name());
        for (Delivery delivery : draft.state().by(Delivery.class, arrived)) {
            if (delivery.vendor() == vendor && isWithoutDocument(draft, delivery)) {
                return delivery;
            }
        }
        return fresh(draft, vendorCode, vendor, List.of());
    }

    /// Whether nothing was ordered or announced, so that whatever comes is right.
    static boolean isWithoutDocument(Draft draft, Delivery delivery) {
        return delivery.orders().isEmpty()
                && delivery.lines().isEmpty()
                && draft.state().by(Unit.class, unitsOf(delivery)).isEmpty();
    }

    static Word unitsOf(Delivery delivery) {
        return Word.of(RowKind.UNIT, "delivery", delivery.id());
    }

    private static Delivery fresh(Draft draft, String base, int vendor, List<Integer> orders) {
        String code = Dock.find(draft.state(), base).isEmpty() ? base : base + "-" + draft.event();
        return new Delivery(
                draft.nextId(RowKind.DELIVERY),
                code,
                vendor,
                orders,
                draft.time(),
                DeliveryState.EXPECTED,
                List.of(),
                List.of(),
                Instant.EPOCH,
                0);
    }

    static Delivery arrived(Delivery delivery, Optional<Arrival> arrival) {
        return new Delivery(
                delivery.id(),
                delivery.code(),
                delivery.vendor(),
                delivery.orders(),
                delivery.expectedAt(),
                DeliveryState.ARRIVED,
                delivery.lines(),
                arrival.map(List::of).orElse(delivery.arrival()),
                delivery.closedAt(),
                delivery.closedBy());
    }

    static Delivery over(Delivery delivery, DeliveryState state, Instant at, int by) {
        return new Delivery(
                delivery.id(),
                delivery.code(),
                delivery.vendor(),
                delivery.orders(),
                delivery.expectedAt(),
                state,
                delivery.lines(),
                delivery.arrival(),
                at,
                by);
    }

    /// The delivery as it is when work on it goes on.
    static Delivery reopened(Delivery delivery) {
        return new Delivery(
                delivery.id(),
                delivery.code(),
                delivery.vendor(),
                delivery.orders(),
                delivery.expectedAt(),
                DeliveryState.ARRIVED,
                delivery.lines(),
                delivery.arrival(),
                Instant.EPOCH,
                0);
    }
}
