package dev.backroom.gateway.log;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.store.Held;
import dev.backroom.store.Kept;
import dev.backroom.wire.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/// How all rows but balances and entries of receipts are written: each update and delete names the event that wrote
/// the row before.
final class StateRows {

    static final String UPDATE = """
            WITH w AS (
              UPDATE state_row r SET number = u.number, body = u.body::jsonb
              FROM unnest($1::int[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::bigint[], $7::text[])
                u(store, kind, a, b, was, number, body)
              WHERE r.store = u.store AND r.kind = u.kind AND r.a = u.a AND r.b = u.b AND r.number = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $8)::int FROM w""";

    static final String INSERT = """
            INSERT INTO state_row (store, kind, a, b, number, body)
            SELECT store, kind, a, b, number, body::jsonb
            FROM unnest($1::int[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[])
              u(store, kind, a, b, number, body)""";

    static final String DELETE = """
            WITH w AS (
              DELETE FROM state_row r
              USING unnest($1::int[], $2::smallint[], $3::bigint[], $4::bigint[], $5::bigint[])
                u(store, kind, a, b, was)
              WHERE r.store = u.store AND r.kind = u.kind AND r.a = u.a AND r.b = u.b AND r.number = u.was
              RETURNING 1)
            SELECT 1 / (count(*) = $6)::int FROM w""";

    private StateRows() {}

    static Tuple updates(List<RowChange> changes) {
        List<RowChange> some = EntryRows.only(changes, false, RowChange::isUpdate);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Tuple tuple = keys(some);
        tuple.addArrayOfLong(some.stream().map(RowChange::was).toArray(Long[]::new));
        addValues(tuple, some);
        return tuple.addLong((long) some.size());
    }

    static Tuple inserts(List<RowChange> changes) {
        List<RowChange> some = EntryRows.only(changes, false, RowChange::isInsert);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Tuple tuple = keys(some);
        addValues(tuple, some);
        return tuple;
    }

    static Tuple deletes(List<RowChange> changes) {
        List<RowChange> some = EntryRows.only(changes, false, RowChange::isDelete);
        if (some.isEmpty()) {
            return Tuple.tuple();
        }
        Tuple tuple = keys(some);
        tuple.addArrayOfLong(some.stream().map(RowChange::was).toArray(Long[]::new));
        return tuple.addLong((long) some.size());
    }

    private static Tuple keys(List<RowChange> changes) {
        int n = changes.size();
        Integer[] store = new Integer[n];
        Short[] kind = new Short[n];
        Long[] a = new Long[n];
        Long[] b = new Long[n];
        for (int i = 0; i < n; i++) {
            RowChange change = changes.get(i);
            store[i] = change.store().value();
            kind[i] = (short) change.key().kind().code();
            a[i] = change.key().a();
            b[i] = change.key().b();
        }
        return Tuple.of(store, kind, a, b);
    }

    private static void addValues(Tuple tuple, List<RowChange> changes) {
        int n = changes.size();
        Long[] number = new Long[n];
        String[] body = new String[n];
        for (int i = 0; i < n; i++) {
            Held after = changes.get(i).after();
            if (after == null) {
                throw new IllegalStateException("a removed row has no values");
            }
            number[i] = after.number();
            body[i] = Json.text(after.row());
        }
        tuple.addArrayOfLong(number);
        tuple.addArrayOfString(body);
    }

    /// Columns `number, body::text`.
    static Held read(Row row) {
        try {
            if (Json.row(Json.tolerant().readTree(row.getString(1))) instanceof Kept kept) {
                return new Held(kept, row.getLong(0));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored row is not JSON", e);
        }
        throw new IllegalStateException("a table holds a row of a kind that this program does not know");
    }
}
