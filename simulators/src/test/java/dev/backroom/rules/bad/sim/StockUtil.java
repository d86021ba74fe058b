package dev.backroom.rules.bad.sim;

/// A name that says nothing.
record StockUtil() {}
