package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.gateway.log.Changes.Predecessor;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.gateway.log.Committed;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Held;
import dev.backroom.store.Kept;
import dev.backroom.store.LineRow;
import dev.backroom.store.Row;
import dev.backroom.store.RowKey;
import dev.backroom.store.StockKey;
import dev.backroom.store.Store;
import dev.backroom.store.Undo;
import dev.backroom.wire.Body;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a batch has done to one store and the database does not know yet: folded into the state, with everything
/// that is
/// needed to take it back, and drawn together to one change per row for the tables.
final class Tentative {

    /// The newest event as it was made, for drawing equal refusals together.
    private record Last(Head before, Envelope envelope, long first, Outcome outcome, Instant time) {}

    private record SourceBefore(int source, long last) {}

    private final Store store;
    private final Head before;
    private final List<Event> events = new ArrayList<>();
    private final List<List<Row>> rowsOfEvents = new ArrayList<>();
    private final Deque<Undo> undos = new ArrayDeque<>();
    private final Deque<SourceBefore> sources = new ArrayDeque<>();
    private final Map<StockKey, Undo.OfBalance> balancesBefore = new LinkedHashMap<>();
    private final Map<RowKey, Long> rowsBefore = new LinkedHashMap<>();
    private @Nullable Last last;

    Tentative(Store store) {
        this.store = store;
        this.before = store.head();
    }

    List<Event> events() {
        return events;
    }

    void committed(List<Committed> committed) {
        for (int i = 0; i < events.size(); i++) {
            committed.add(new Committed(events.get(i), rowsOfEvents.get(i)));
        }
    }

    /// Makes the event of a decision and folds its rows. Equal refusals share an event, which keeps the time of the
    /// first.
    Event append(Envelope envelope, Instant time, Outcome outcome, List<Row> rows, long master) {
        Optional<Last> same = Optional.ofNullable(last).filter(l -> drawsTogether(l, envelope, outcome, rows));
        Head head = same.map(Last::before).orElse(store.head());
        long first = same.map(Last::first).orElse(envelope.number());
        Instant at = same.map(Last::time).orElse(time);
        if (same.isPresent()) {
            events.removeLast();
            rowsOfEvents.removeLast();
        }
        Event event = Event.after(
                head,
                store.id(),
                head.era(),
                at,
                envelope.source(),
                envelope.number(),
                Body.VERSION,
                Body.encode(envelope, first, outcome, master, rows));
        fold(event, rows);
        last = new Last(head, envelope, first, outcome, at);
        return event;
    }

    /// Equal refusals of one device in a row are one event with a range of numbers.
    private static boolean drawsTogether(Last last, Envelope envelope, Outcome outcome, List<Row> rows) {
        return outcome instanceof Outcome.Refused
                && rows.isEmpty()
                && envelope.counted()
                && last.envelope.source() == envelope.source()
                && last.envelope.number() + 1 == envelope.number()
                && last.envelope.digest().equals(envelope.digest())
                && last.envelope.confirms() == envelope.confirms()
                && last.envelope.offline() == envelope.offline()
                && last.envelope.by().equals(envelope.by())
                && last.envelope.approver().equals(envelope.approver())
                && last.outcome.equals(outcome);
    }

    private void fold(Event event, List<Row> rows) {
        int era = event.era();
        for (Row row : rows) {
            put(row, event.number());
            era = row instanceof LineRow.Era opened ? opened.era() : era;
        }
        events.add(event);
        rowsOfEvents.add(rows);
        long highest = Math.max(event.key(), store.last(event.source()));
        sources.push(new SourceBefore(event.source(), store.last(event.source(), highest)));
        store.head(new Head(event.number(), event.hash(), event.time(), era));
    }

    private void put(Row row, long number) {
        switch (row) {
            case Balance balance -> {
                Undo undo = store.put(balance, number);
                undos.push(undo);
                if (undo instanceof Undo.OfBalance first) {
                    balancesBefore.putIfAbsent(first.stock(), first);
                }
            }
            case Kept kept -> {
                rowsBefore.computeIfAbsent(
                        kept.key(), key -> store.held(key).map(Held::number).orElse(0L));
                undos.push(store.put(kept, number));
            }
            default -> {}
        }
    }

    /// Takes everything back, newest first.
    void undo() {
        while (!undos.isEmpty()) {
            store.undo(undos.pop());
        }
        while (!sources.isEmpty()) {
            SourceBefore source = sources.pop();
            store.last(source.source, source.last);
        }
        store.head(before);
    }

    Optional<Predecessor> predecessor() {
        return before.number() == 0
                ? Optional.empty()
                : Optional.of(new Predecessor(store.id(), before.number(), before.hash()));
    }

    void balanceChanges(List<BalanceChange> changes) {
        balancesBefore.forEach((stock, was) -> changes.add(new BalanceChange(
                store.id(),
                stock,
                was.existed(),
                was.quantity(),
                was.grams(),
                store.quantity(stock),
                store.grams(stock))));
    }

    void rowChanges(List<RowChange> changes) {
        rowsBefore.forEach((key, was) -> {
            Held after = store.held(key).orElse(null);
            if (was != 0 || after != null) {
                changes.add(new RowChange(store.id(), key, was, after));
            }
        });
    }
}
