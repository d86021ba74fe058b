package dev.backroom.gateway.log;

import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.LineRow;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import dev.backroom.wire.Body;

/// Puts a stored event into a state: its rows, its source's last number, the new end of the line.
public final class Fold {

    private Fold() {}

    /// Answers the event's body. A source that does not count may bring a lower number later: the highest one counts.
    public static Body put(Store store, Event event) {
        Body body = Body.of(event);
        int era = store.head().era();
        for (Row row : body.decodedRows()) {
            store.put(row, event.number());
            era = row instanceof LineRow.Era opened ? opened.era() : era;
        }
        store.last(event.source(), Math.max(event.key(), store.last(event.source())));
        store.head(new Head(event.number(), event.hash(), event.time(), era));
        return body;
    }
}
