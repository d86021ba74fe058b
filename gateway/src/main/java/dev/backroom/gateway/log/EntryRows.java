package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.Held;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// How the entries of receipts are written: once, once more when they are reversed, and away when their receipt has
/// become old. Nothing else changes an entry, so the event that wrote it last is its reversal, or else the one it
/// is numbered after.
final class EntryRows {

    private static final String KEY = "store int, number bigint, line int, ";

    static final String INSERT = """
            INSERT INTO receipt_entry (store, number, line, receipt, kind, status, item, ordered, order_line, unit,
              place, batch, serial, owner, person, quantity, grams, reversed)
            SELECT * FROM %s u""".formatted(
                    Numbers.table(
                            KEY
                                    + "receipt int, kind smallint, status smallint, item int, ordered int, order_line int, unit int, "
                                    + "place int, batch int, serial int, owner int, person int, quantity bigint, grams bigint, reversed bigint"));

    static final String UPDATE = """
            WITH w AS (
              UPDATE receipt_entry e SET reversed = u.reversed
              FROM %s u
              WHERE e.store = u.store AND e.number = u.number AND e.line = u.line
                AND CASE e.reversed WHEN 0 THEN e.number ELSE e.reversed END = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $2)::int FROM w""".formatted(Numbers.table(KEY + "was bigint, reversed bigint"));

    static final String DELETE = """
            WITH w AS (
              DELETE FROM receipt_entry e
              USING %s u
              WHERE e.store = u.store AND e.number = u.number AND e.line = u.line
                AND CASE e.reversed WHEN 0 THEN e.number ELSE e.reversed END = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $2)::int FROM w""".formatted(Numbers.table(KEY + "was bigint"));

    private static final int INSERT_WIDTH = 18;
    private static final int UPDATE_WIDTH = 5;
    private static final int DELETE_WIDTH = 4;

    static final String COLUMNS = "number, line, receipt, kind, status, item, ordered, order_line, unit, place, batch, "
            + "serial, owner, person, quantity, grams, reversed";

    private static final EntryKind[] KINDS = EntryKind.values();

    private EntryRows() {}

    static Tuple inserts(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isInsert);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Numbers numbers = new Numbers(some.size(), INSERT_WIDTH);
        for (RowChange change : some) {
            Entry entry = entry(change);
            StockKey stock = entry.stock();
            numbers.add(change.store().value(), entry.number(), entry.line(), entry.receipt())
                    .add(entry.kind().ordinal(), stock.status().ordinal(), entry.item())
                    .add(entry.order(), entry.orderLine(), entry.unit())
                    .add(stock.place(), stock.batch(), stock.serial(), stock.owner())
                    .add(entry.by(), entry.quantity(), entry.grams(), entry.reversed());
        }
        return Tuple.of(numbers.array());
    }

    static Tuple updates(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isUpdate);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Numbers numbers = new Numbers(some.size(), UPDATE_WIDTH);
        some.forEach(change -> key(numbers, change).add(entry(change).reversed()));
        return Tuple.of(numbers.array(), (long) some.size());
    }

    static Tuple deletes(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isDelete);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Numbers numbers = new Numbers(some.size(), DELETE_WIDTH);
        some.forEach(change -> key(numbers, change));
        return Tuple.of(numbers.array(), (long) some.size());
    }

    /// Key of a row that is there, and the event that wrote it.
    private static Numbers key(Numbers numbers, RowChange change) {
        return numbers.add(
                change.store().value(), change.key().a(), change.key().b(), change.was());
    }

    /// Changes of entries, or of all other rows, which [StateRows] writes.
    static List<RowChange> only(List<RowChange> changes, boolean entries, Predicate<RowChange> wanted) {
        List<RowChange> some = new ArrayList<>(changes.size());
        for (RowChange change : changes) {
            if ((change.key().kind() == RowKind.ENTRY) == entries && wanted.test(change)) {
                some.add(change);
            }
        }
        return some;
    }

    private static Entry entry(RowChange change) {
        if (change.after() == null || !(change.after().row() instanceof Entry entry)) {
            throw new IllegalStateException("no entry of a receipt: " + change);
        }
        return entry;
    }

    /// Columns [#COLUMNS].
    static Held read(Row row) {
        int item = row.getInteger(5);
        Entry entry = new Entry(
                row.getLong(0),
                row.getInteger(1),
                row.getInteger(2),
                KINDS[row.getShort(3)],
                item,
                row.getInteger(6),
                row.getInteger(7),
                row.getInteger(8),
                row.getLong(14),
                row.getLong(15),
                new StockKey(
                        item,
                        row.getInteger(9),
                        Status.of(row.getShort(4)),
                        row.getInteger(10),
                        row.getInteger(11),
                        row.getInteger(12)),
                row.getInteger(13),
                row.getLong(16));
        return new Held(entry, entry.reversed() == 0 ? entry.number() : entry.reversed());
    }
}
