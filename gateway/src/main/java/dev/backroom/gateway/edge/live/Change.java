package dev.backroom.gateway.edge.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Kept;
import dev.backroom.store.Movement;
import dev.backroom.store.Posting;
import dev.backroom.store.Row;
import dev.backroom.store.Unknown;
import dev.backroom.wire.Body;
import dev.backroom.wire.Json;
import java.time.Instant;
import java.util.List;

/// What one event changed.
record Change(long number, Instant time, List<Changed> rows) {

    /// One row of it.
    ///
    /// @param key rows with the same key replace each other
    /// @param node the row as the log has it
    record Changed(Object key, Row row, JsonNode node) {}

    private record OfMovement(long event, int line) {}

    private record OfPosting(long event, int line) {}

    static Change of(Event event) {
        List<Changed> rows = Body.of(event).rows().stream()
                .map(node -> changed(event.number(), node))
                .toList();
        return new Change(event.number(), event.time(), rows);
    }

    private static Changed changed(long event, JsonNode node) {
        Row row = Json.row(node);
        return new Changed(key(event, row), row, node);
    }

    private static Object key(long event, Row row) {
        return switch (row) {
            case Balance balance -> balance.stock();
            case Kept kept -> kept.key();
            case Movement movement -> new OfMovement(event, movement.line());
            case Posting posting -> new OfPosting(event, posting.line());
            // Nobody here knows what replaces what; it is never left out.
            case Unknown unknown -> unknown;
        };
    }
}
