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

    static final String INSERT = """
            INSERT INTO receipt_entry (store, number, line, receipt, kind, status, item, ordered, order_line, unit,
              place, batch, serial, owner, person, quantity, grams, reversed)
            SELECT * FROM unnest($1::int[], $2::bigint[], $3::int[], $4::int[], $5::smallint[], $6::smallint[],
              $7::int[], $8::int[], $9::int[], $10::int[], $11::int[], $12::int[], $13::int[], $14::int[],
              $15::int[], $16::bigint[], $17::bigint[], $18::bigint[])""";

    static final String UPDATE = """
            WITH w AS (
              UPDATE receipt_entry e SET reversed = u.reversed
              FROM unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[], $5::bigint[])
                u(store, number, line, was, reversed)
              WHERE e.store = u.store AND e.number = u.number AND e.line = u.line
                AND CASE e.reversed WHEN 0 THEN e.number ELSE e.reversed END = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $6)::int FROM w""";

    static final String DELETE = """
            WITH w AS (
              DELETE FROM receipt_entry e
              USING unnest($1::int[], $2::bigint[], $3::int[], $4::bigint[]) u(store, number, line, was)
              WHERE e.store = u.store AND e.number = u.number AND e.line = u.line
                AND CASE e.reversed WHEN 0 THEN e.number ELSE e.reversed END = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $5)::int FROM w""";

    static final String COLUMNS = "number, line, receipt, kind, status, item, ordered, order_line, unit, place, batch, "
            + "serial, owner, person, quantity, grams, reversed";

    private static final EntryKind[] KINDS = EntryKind.values();

    private EntryRows() {}

    static Tuple inserts(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isInsert);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        int n = some.size();
        Integer[][] ints = new Integer[12][n];
        Short[][] shorts = new Short[2][n];
        Long[][] longs = new Long[4][n];
        for (int i = 0; i < n; i++) {
            Entry entry = entry(some.get(i));
            StockKey stock = entry.stock();
            int[] values = {
                some.get(i).store().value(),
                entry.line(),
                entry.receipt(),
                entry.item(),
                entry.order(),
                entry.orderLine(),
                entry.unit(),
                stock.place(),
                stock.batch(),
                stock.serial(),
                stock.owner(),
                entry.by()
            };
            for (int column = 0; column < values.length; column++) {
                ints[column][i] = values[column];
            }
            shorts[0][i] = (short) entry.kind().ordinal();
            shorts[1][i] = (short) stock.status().ordinal();
            longs[0][i] = entry.number();
            longs[1][i] = entry.quantity();
            longs[2][i] = entry.grams();
            longs[3][i] = entry.reversed();
        }
        return Tuple.from(new Object[] {
            ints[0], longs[0], ints[1], ints[2], shorts[0], shorts[1], ints[3], ints[4], ints[5], ints[6], ints[7],
            ints[8], ints[9], ints[10], ints[11], longs[1], longs[2], longs[3]
        });
    }

    static Tuple updates(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isUpdate);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Long[] reversed = some.stream().map(change -> entry(change).reversed()).toArray(Long[]::new);
        return keys(some).addArrayOfLong(reversed).addLong((long) some.size());
    }

    static Tuple deletes(List<RowChange> changes) {
        List<RowChange> some = only(changes, true, RowChange::isDelete);
        return some.isEmpty() ? Tuple.tuple() : keys(some).addLong((long) some.size());
    }

    /// Keys of rows that are there, and the events that wrote them.
    private static Tuple keys(List<RowChange> changes) {
        int n = changes.size();
        Integer[] store = new Integer[n];
        Long[] number = new Long[n];
        Integer[] line = new Integer[n];
        Long[] was = new Long[n];
        for (int i = 0; i < n; i++) {
            RowChange change = changes.get(i);
            store[i] = change.store().value();
            number[i] = change.key().a();
            line[i] = (int) change.key().b();
            was[i] = change.was();
        }
        return Tuple.of(store, number, line, was);
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
