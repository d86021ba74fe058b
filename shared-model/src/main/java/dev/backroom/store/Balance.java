package dev.backroom.store;

/// What is there now. Balances have a key of their own and are kept apart from other rows, because they are many.
///
/// @param quantity in the item's base unit
/// @param grams the second measured quantity of catch-weight items, 0 for others
public record Balance(StockKey stock, long quantity, long grams) implements Row {}
