package dev.backroom.store;

import org.jspecify.annotations.Nullable;

/// The inverse of one put. A batch that fails is taken back by running these backwards.
public sealed interface Undo {

    /// @param existed whether the balance was there before
    record OfBalance(StockKey stock, boolean existed, long quantity, long grams) implements Undo {}

    record OfRow(RowKey key, @Nullable Held before) implements Undo {}

    /// Nothing was changed.
    record Nothing() implements Undo {}
}
