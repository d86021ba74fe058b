package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import java.time.LocalDate;
import java.util.Comparator;

/// A line that goods may be allotted to.
///
/// @param order id, 0 for what a notice promised without naming an order, or for a delivery without document
/// @param ordered base units: the base of tolerance
/// @param wanted base units: what is left of `ordered` when a rest was given up; beyond it everything is too much
/// @param due earlier ones are filled first
record OpenLine(int order, int orderLine, long ordered, long wanted, LocalDate due, String orderCode) {

    /// Nothing is too much on a delivery without document.
    static final long UNLIMITED = Long.MAX_VALUE;

    /// Earliest due first, then by the order's code and line.
    static final Comparator<OpenLine> FILLING = Comparator.comparing(OpenLine::due)
            .thenComparing(OpenLine::orderCode)
            .thenComparingInt(OpenLine::orderLine);

    static OpenLine of(Order order, OrderLine line) {
        boolean none = order.cancelled();
        return new OpenLine(
                order.id(),
                line.line(),
                none ? 0 : line.ordered(),
                none ? 0 : line.wanted(),
                order.due(),
                order.code());
    }

    /// A line that its order has no more: there everything is too much.
    static OpenLine removed(Order order, int line) {
        return new OpenLine(order.id(), line, 0, 0, order.due(), order.code());
    }

    static OpenLine unordered(long promised) {
        return new OpenLine(0, 0, promised, promised, LocalDate.MAX, "");
    }
}
