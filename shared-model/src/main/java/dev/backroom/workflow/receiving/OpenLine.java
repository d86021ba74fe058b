package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Order;
import java.time.LocalDate;
import java.util.Comparator;

/// A line that goods may be allotted to.
///
/// @param order id, 0 for what a notice promised without naming an order, or for a delivery without document
/// @param ordered base units: the base of tolerance
/// @param due earlier ones are filled first
record OpenLine(int order, int orderLine, long ordered, LocalDate due, String orderCode) {

    /// Nothing is too much on a delivery without document.
    static final long UNLIMITED = Long.MAX_VALUE;

    /// Earliest due first, then by the order's code and line.
    static final Comparator<OpenLine> FILLING = Comparator.comparing(OpenLine::due)
            .thenComparing(OpenLine::orderCode)
            .thenComparingInt(OpenLine::orderLine);

    static OpenLine of(Order order, int line, long ordered) {
        return new OpenLine(order.id(), line, order.cancelled() ? 0 : ordered, order.due(), order.code());
    }

    static OpenLine unordered(long promised) {
        return new OpenLine(0, 0, promised, LocalDate.MAX, "");
    }
}
