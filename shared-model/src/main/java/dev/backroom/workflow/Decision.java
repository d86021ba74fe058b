package dev.backroom.workflow;

import dev.backroom.operation.Outcome;
import dev.backroom.store.Row;
import java.util.List;

/// What is answered and the rows that make it true, in the order in which they are put.
public record Decision(Outcome outcome, List<Row> rows) {

    public Decision {
        rows = List.copyOf(rows);
    }
}
