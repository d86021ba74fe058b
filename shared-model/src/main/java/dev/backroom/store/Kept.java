package dev.backroom.store;

/// A row that a state keeps by its [RowKey].
public sealed interface Kept extends Row permits StockRow, MasterRow, DocumentRow, TrustRow, LineRow {

    /// The row's identity within its store.
    RowKey key();
}
