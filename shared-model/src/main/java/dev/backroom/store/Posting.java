package dev.backroom.store;

import java.time.LocalDate;
import java.util.List;

/// A message to the systems that keep books of their own, such as the ERP. It says what was decided in their terms,
/// with codes and not ids, so that whoever delivers it later needs nothing but the event. Only the log keeps it.
///
/// Effects are signed quantities by status: the sum over all postings of a store is what its ERP must hold.
///
/// @param line 1, 2, 3 … within its event; store, event and line name the message for ever
/// @param document messages about one document must arrive in their order; the code of a delivery
/// @param day the store's business day
/// @param vendor code
public record Posting(int line, Kind kind, String document, LocalDate day, String vendor, List<Line> lines)
        implements Row {

    /// What a message is about.
    public enum Kind {
        /// Goods came in.
        RECEIPT,
        /// A receipt that was told already was not quite so.
        ADJUSTMENT,
        /// Goods that are here have another status now: taken from one, given to the other.
        STATUS,
        /// Goods are gone, or of no value any more.
        WRITE_OFF,
        /// Goods that had come in left for the vendor.
        VENDOR_RETURN
    }

    /// @param quantity in the item's base unit; below zero when the ERP must hold less
    /// @param grams signed like the quantity, 0 where the item is not weighed
    /// @param order code, empty where nobody ordered them
    /// @param orderLine 0 without an order
    /// @param orderVersion the ERP's own version of the order that this was decided under, 0 without an order
    /// @param costMinor of one base unit, in the smallest unit of the chain's currency
    public record Line(
            String sku,
            Status status,
            long quantity,
            long grams,
            String order,
            int orderLine,
            long orderVersion,
            long costMinor) {}

    public Posting {
        lines = List.copyOf(lines);
    }
}
