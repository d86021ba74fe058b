package dev.backroom.store;

import java.time.Instant;

/// Rows about the line of history itself.
public sealed interface LineRow extends Kept {

    /// The row with this key is gone from state and tables; the log still tells what it was.
    record Removed(RowKey gone) implements LineRow {
        @Override
        public RowKey key() {
            return gone;
        }
    }

    /// The last id given to a kind of row, so that no id is ever given twice.
    record Sequence(RowKind of, int last) implements LineRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.SEQUENCE, of.code());
        }
    }

    /// The last number of a source when an era closed, so that an era can leave without forgetting what was seen.
    record Source(int id, long last) implements LineRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.SOURCE, id);
        }
    }

    /// The era that is open now. The event that closes an era is that era's last.
    ///
    /// @param era the new era
    /// @param from when the closing was decided
    /// @param digest over the whole state when the era before it was closed, hexadecimal
    record Era(int era, Instant from, String digest) implements LineRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.ERA, 0);
        }
    }

    /// When this store next has something due.
    ///
    /// @param generation counts up, so that a second tick finds the first one's answer
    record Clock(Instant due, long generation) implements LineRow {
        public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.CLOCK, 0);
        }
    }
}
