package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.Changes;
import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.gateway.log.Changes.Predecessor;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.gateway.log.Committed;
import dev.backroom.store.Event;
import java.util.ArrayList;
import java.util.List;

/// What one transaction does: parts of several stores, in the order of the stores.
record Batch(List<Part> parts) {

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int operations() {
        return parts.stream().mapToInt(part -> part.asks().size()).sum();
    }

    private List<Event> events() {
        List<Event> events = new ArrayList<>();
        parts.forEach(part -> events.addAll(part.tentative().events()));
        return events;
    }

    /// The events with their rows, for those who are told of them.
    List<Committed> committed() {
        List<Committed> committed = new ArrayList<>();
        parts.forEach(part -> part.tentative().committed(committed));
        return committed;
    }

    Changes changes() {
        List<Predecessor> before = new ArrayList<>();
        List<BalanceChange> balances = new ArrayList<>();
        List<RowChange> rows = new ArrayList<>();
        for (Part part : parts) {
            if (!part.tentative().events().isEmpty()) {
                part.tentative().predecessor().ifPresent(before::add);
                part.tentative().balanceChanges(balances);
                part.tentative().rowChanges(rows);
            }
        }
        return new Changes(events(), before, balances, rows);
    }

    /// Takes everything back in memory.
    void undo() {
        parts.forEach(part -> part.tentative().undo());
    }
}
