package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.goods.Places;
import java.util.Optional;

/// Goods that a customer has ordered, by a mark on the order's line or on what a unit holds. They go to the pickup
/// hold, as
/// held, and are never available in between. A store that has no pickup hold keeps them held where they are put.
final class OrderGoods {

    private final Draft draft;

    OrderGoods(Draft draft) {
        this.draft = draft;
    }

    /// Where they go, if the store has such a place.
    Optional<Location> hold() {
        return Places.first(draft.state(), LocationKind.PICKUP_HOLD);
    }

    boolean isOrdered(int order, int orderLine) {
        if (order == 0) {
            return false;
        }
        return draft.state()
                .row(Order.class, RowKey.of(RowKind.ORDER, order))
                .flatMap(row -> row.lines().stream()
                        .filter(line -> line.line() == orderLine)
                        .findFirst())
                .map(OrderLine::customerOrder)
                .filter(customer -> !customer.isEmpty())
                .isPresent();
    }

    boolean isOrdered(UnitContent content) {
        return !content.customerOrder().isEmpty() || isOrdered(content.order(), content.orderLine());
    }

    /// Whether the unit's own mark says so of an item that it holds.
    boolean isMarked(int unit, int item) {
        return draft.state().row(Unit.class, RowKey.of(RowKind.UNIT, unit)).stream()
                .flatMap(row -> row.content().stream())
                .anyMatch(content ->
                        content.item() == item && !content.customerOrder().isEmpty());
    }

    /// Whether customers have ordered all that is in it, so that it goes to the hold whole.
    boolean isAllOrdered(Unit unit) {
        return !unit.content().isEmpty() && unit.content().stream().allMatch(this::isOrdered);
    }
}
