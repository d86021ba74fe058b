package dev.backroom.store;

/// One line of the ledger, from one place and status to another. Only the log keeps it: a state does not remember
/// movements.
///
/// @param line 1, 2, 3 … within its event
/// @param quantity above zero, in the item's base unit
public record Movement(int line, StockKey from, StockKey to, long quantity, long grams) implements Row {}
