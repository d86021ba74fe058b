package dev.backroom.gateway.log;

import dev.backroom.store.Event;
import dev.backroom.store.Row;
import dev.backroom.wire.Body;
import java.util.List;

/// An event that is in the log, with the rows that its bytes tell of.
///
/// A lane has them at hand when it tells of its commit, so its readers need not decode the bytes again.
public record Committed(Event event, List<Row> rows) {

    /// Reads the rows from the event's bytes.
    public static Committed of(Event event) {
        return new Committed(event, Body.of(event).decodedRows());
    }

    public static List<Event> events(List<Committed> committed) {
        return committed.stream().map(Committed::event).toList();
    }
}
