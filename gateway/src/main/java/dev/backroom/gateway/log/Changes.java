package dev.backroom.gateway.log;

import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.RowKey;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one transaction of a lane writes: events first, then their shadow, each row once with what it was before.
///
/// @param events sorted by store, within a store by number
/// @param before for each store of the batch the event before its first one, where there is one
public record Changes(
        List<Event> events, List<Predecessor> before, List<BalanceChange> balances, List<RowChange> rows) {

    /// The event that must be there, with the hash we hold.
    public record Predecessor(StoreId store, long number, Bytes hash) {}

    /// @param existed whether the table has the row
    public record BalanceChange(
            StoreId store,
            StockKey stock,
            boolean existed,
            long oldQuantity,
            long oldGrams,
            long quantity,
            long grams) {}

    /// @param was number of the event that wrote the table's row, 0 when it has none
    /// @param after null when the row is removed
    public record RowChange(
            StoreId store, RowKey key, long was, @Nullable Held after) {

        boolean isInsert() {
            return was == 0 && after != null;
        }

        boolean isUpdate() {
            return was != 0 && after != null;
        }

        boolean isDelete() {
            return was != 0 && after == null;
        }
    }
}
