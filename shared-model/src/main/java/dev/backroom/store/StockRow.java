package dev.backroom.store;

import java.time.LocalDate;

/// What tells one piece of stock of an item from another.
public sealed interface StockRow extends Kept {

    /// Which date a batch carries: application identifier 15 warns when it has passed, 17 stops.
    enum DateKind {
        NONE,
        BEST_BEFORE,
        EXPIRY
    }

    /// A lot of an item: the same lot never has two dates.
    ///
    /// @param lot empty when only a date tells the batch
    /// @param date [Batch#UNDATED] without a date
    record Batch(int id, int item, String lot, LocalDate date, DateKind dateKind) implements StockRow {
        public static final LocalDate UNDATED = LocalDate.of(9999, 12, 31);

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.BATCH, id);
        }
    }

    /// One serial number of an item.
    record Serial(int id, int item, String serial) implements StockRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.SERIAL, id);
        }
    }
}
