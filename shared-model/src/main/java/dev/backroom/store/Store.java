package dev.backroom.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The state of one store: the fold of its events, kept in memory. Put, undo, look up; no rule lives here.
///
/// The lane holds it with all rows; console and device hold the same class with rows missing. Not thread-safe: one
/// lane
/// owns it. What is put is tentative until the lane's transaction has committed, and can be taken back in reverse
/// order.
public final class Store {

    private final StoreId id;
    private Head head = Head.START;
    private final Map<RowKey, Held> rows = new HashMap<>();
    private final Balances balances = new Balances();
    private final Index index = new Index();
    private final Map<Integer, Long> lastOfSource = new HashMap<>();

    public Store(StoreId id) {
        this.id = id;
    }

    public StoreId id() {
        return id;
    }

    public Head head() {
        return head;
    }

    /// Moves to another end of the line, forwards after an event, backwards by undo.
    public void head(Head newHead) {
        head = newHead;
    }

    /// Puts one row of the event `number`. Rows that a state does not keep change nothing.
    public Undo put(Row row, long number) {
        return switch (row) {
            case Balance(StockKey stock, long quantity, long grams) -> {
                Undo undo =
                        new Undo.OfBalance(stock, balances.has(stock), balances.quantity(stock), balances.grams(stock));
                balances.put(stock, quantity, grams);
                yield undo;
            }
            case LineRow.Removed(RowKey gone) -> new Undo.OfRow(gone, replace(gone, null));
            case Kept kept -> new Undo.OfRow(kept.key(), replace(kept.key(), new Held(kept, number)));
            case Movement _, Posting _, Unknown _ -> new Undo.Nothing();
        };
    }

    /// Takes back a put. Undos run backwards, the newest first.
    public void undo(Undo undo) {
        switch (undo) {
            case Undo.OfBalance(StockKey stock, boolean existed, long quantity, long grams) -> {
                if (existed) {
                    balances.put(stock, quantity, grams);
                } else {
                    balances.removeNewest(stock);
                }
            }
            case Undo.OfRow(RowKey key, @Nullable Held before) -> replace(key, before);
            case Undo.Nothing _ -> {}
        }
    }

    private @Nullable Held replace(RowKey key, @Nullable Held after) {
        Held before = after == null ? rows.remove(key) : rows.put(key, after);
        if (before != null) {
            index.remove(before.row());
        }
        if (after != null) {
            index.add(after.row());
        }
        return before;
    }

    public long quantity(StockKey key) {
        return balances.quantity(key);
    }

    public long grams(StockKey key) {
        return balances.grams(key);
    }

    /// Whether a balance, perhaps of zero, has ever been written.
    public boolean hasBalance(StockKey key) {
        return balances.has(key);
    }

    /// The balances of an item in all places, in no particular order, zeros included.
    public List<Balance> balancesOf(int item) {
        List<Balance> found = new ArrayList<>();
        balances.ofItem(item, found::add);
        return found;
    }

    /// The balances in a place, in no particular order, zeros included.
    public List<Balance> balancesAt(int place) {
        List<Balance> found = new ArrayList<>();
        balances.ofPlace(place, found::add);
        return found;
    }

    public List<Balance> balances() {
        List<Balance> found = new ArrayList<>(balances.size());
        balances.all(found::add);
        return found;
    }

    public Optional<Held> held(RowKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    public <R extends Kept> Optional<R> row(Class<R> type, RowKey key) {
        return Optional.ofNullable(rows.get(key)).map(held -> type.cast(held.row()));
    }

    /// All rows that are kept, in no particular order.
    public Collection<Held> rows() {
        return rows.values();
    }

    /// Rows by one of their words (see [Index]), in key order.
    public <R extends Kept> List<R> by(Class<R> type, Index.Word word) {
        List<R> found = new ArrayList<>();
        for (RowKey key : index.get(word)) {
            Held held = rows.get(key);
            if (held != null && type.isInstance(held.row())) {
                found.add(type.cast(held.row()));
            }
        }
        return found;
    }

    /// The one row with this word; where several have it, the one with the lowest key.
    public <R extends Kept> Optional<R> one(Class<R> type, Index.Word word) {
        for (RowKey key : index.get(word)) {
            Held held = rows.get(key);
            if (held != null && type.isInstance(held.row())) {
                return Optional.of(type.cast(held.row()));
            }
        }
        return Optional.empty();
    }

    /// Base units of an item that were taken in on a line of an order, over all receipts; what was reversed apart.
    public long receivedOnLine(int order, int line, int item) {
        return index.taken(new Index.Taken(order, line, 0, item));
    }

    /// Numbers of the lines of an order that an item was taken in on, ascending; also of lines that the order no
    /// longer
    /// has.
    public List<Integer> linesReceived(int order, int item) {
        return index.takenLines(new Index.Ordered(order, item));
    }

    /// Base units of an item that a receipt took in without an order.
    public long receivedUnordered(int receipt, int item) {
        return index.taken(new Index.Taken(0, 0, receipt, item));
    }

    /// The last id that was given to a kind of row, 0 before the first.
    public int lastId(RowKind kind) {
        return row(LineRow.Sequence.class, RowKey.of(RowKind.SEQUENCE, kind.code()))
                .map(LineRow.Sequence::last)
                .orElse(0);
    }

    /// The last number of a source that this line has an event for, 0 before the first.
    public long last(int source) {
        Long last = lastOfSource.get(source);
        if (last != null) {
            return last;
        }
        return row(LineRow.Source.class, RowKey.of(RowKind.SOURCE, source))
                .map(LineRow.Source::last)
                .orElse(0L);
    }

    /// Notes a source's last number; it is part of every event, not a row. Answers what it was, for taking it back: 0
    /// takes back the first.
    public long last(int source, long key) {
        long before = last(source);
        if (key == 0) {
            lastOfSource.remove(source);
        } else {
            lastOfSource.put(source, key);
        }
        return before;
    }

    /// Last numbers by source, of all that are known.
    public Map<Integer, Long> lastNumbers() {
        Map<Integer, Long> all = new TreeMap<>();
        for (Held held : rows.values()) {
            if (held.row() instanceof LineRow.Source(int source, long last)) {
                all.put(source, last);
            }
        }
        all.putAll(lastOfSource);
        return all;
    }

    /// When something is due next, computed from the rows; [LineRow.Clock#NEVER] when nothing is.
    public Instant nextDue() {
        return index.nextDue(_ -> false);
    }

    /// The same without some rows, for a decision that replaces them.
    ///
    /// @param except keys of rows that do not count
    public Instant nextDue(Predicate<RowKey> except) {
        return index.nextDue(except);
    }

    /// Rows whose time has come, earliest first.
    public List<RowKey> dueBy(Instant time) {
        return index.dueBy(time);
    }

    /// Estimated memory in bytes, for eviction.
    public long bytes() {
        return balances.bytes() + 400L * rows.size() + 48L * lastOfSource.size() + 1_024;
    }
}
