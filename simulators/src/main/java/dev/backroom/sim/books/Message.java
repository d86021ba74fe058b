package dev.backroom.sim.books;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A message as it was understood. Two with the same key must be equal.
///
/// @param key the sender's, for ever the same
/// @param day the business day that it belongs to
/// @param decided when the sender decided it
/// @param vendor empty where none is concerned
record Message(
        String key,
        String site,
        Movement movement,
        String document,
        LocalDate day,
        Instant decided,
        String vendor,
        List<Position> positions) {

    /// @param quantity signed, in base units
    /// @param grams signed, 0 for what is not weighed
    /// @param order empty for goods nobody ordered; the two numbers after it are 0 then
    /// @param unitCost in the smallest unit of the currency
    record Position(
            String article,
            StockType type,
            long quantity,
            long grams,
            String order,
            int orderLine,
            long orderVersion,
            long unitCost) {

        boolean isOrdered() {
            return !order.isEmpty();
        }
    }

    Message {
        positions = List.copyOf(positions);
    }
}
