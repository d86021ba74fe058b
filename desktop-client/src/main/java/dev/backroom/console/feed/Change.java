package dev.backroom.console.feed;

import dev.backroom.store.Row;
import java.util.List;

/// What has just changed in the model.
public sealed interface Change {

    /// Another state began: whatever was looked up before is void.
    record Whole() implements Change {}

    /// Rows of the store, already put.
    record Rows(List<Row> rows) implements Change {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /// What is the same everywhere: names of items and vendors, the store's zone.
    record Chain() implements Change {}
}
