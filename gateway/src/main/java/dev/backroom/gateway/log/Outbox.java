package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// Table `posting`: messages to other systems that could not be told plainly.
public final class Outbox {

    private static final String COLUMNS = "store, event, line, document, state, attempts, since, next, trouble";
    /// What was skipped counts only as long as the reader might come past it once more.
    private static final String LOAD = "SELECT " + COLUMNS + """
             FROM posting p WHERE target = $1 AND (state <> 'SKIPPED'
              OR event > (SELECT coalesce(max(number), 0) FROM cursor c WHERE c.reader = $2 AND c.store = p.store))
            ORDER BY store, event, line""";
    /// With ties: several targets may have the same message.
    private static final String LIST = "SELECT " + COLUMNS + """
            , target FROM posting
            WHERE store = $1 AND ($2 = '' OR state = $2) AND (event, line) > ($3, $4)
            ORDER BY event, line FETCH FIRST $5 ROWS WITH TIES""";
    private static final String PUT = """
            INSERT INTO posting (target, store, event, line, document, state, attempts, since, next, trouble)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (store, target, event, line) DO UPDATE
            SET state = excluded.state, attempts = excluded.attempts, next = excluded.next, trouble = excluded.trouble""";
    private static final String REMOVE =
            "DELETE FROM posting WHERE target = $1 AND store = $2 AND event = $3 AND line = $4";

    private final Pool pool;

    public Outbox(Pool pool) {
        this.pool = pool;
    }

    /// What changes together.
    ///
    /// @param put rows as they are now
    /// @param removed keys of what was told
    public record Change(List<Unsent> put, List<Unsent.Key> removed) {}

    /// A row of a list.
    public record Listed(String target, Unsent unsent) {}

    /// All that a target has not been told, in the order of its messages, with what was skipped behind its cursor.
    ///
    /// @param reader the name of its cursor
    public Future<List<Unsent>> load(String target, String reader) {
        return pool.preparedQuery(LOAD).execute(Tuple.of(target, reader)).map(rows -> {
            List<Unsent> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(read(row)));
            return all;
        });
    }

    /// What the targets of a store have not been told, in the order of messages.
    ///
    /// @param state name of a state, empty for all
    /// @param event of the message that the list goes on behind, 0 for its beginning, and `line` there
    public Future<List<Listed>> list(StoreId store, String state, long event, int line, int limit) {
        return pool.preparedQuery(LIST)
                .execute(Tuple.of(store.value(), state, event, line, limit))
                .map(rows -> {
                    List<Listed> found = new ArrayList<>(rows.size());
                    rows.forEach(row -> found.add(new Listed(row.getString(9), read(row))));
                    return found;
                });
    }

    public Future<Void> write(String target, Change change) {
        return pool.withTransaction(connection -> put(connection, target, change.put())
                        .compose(_ -> remove(connection, target, change.removed())))
                .mapEmpty();
    }

    private static Future<RowSet<Row>> put(SqlConnection connection, String target, List<Unsent> rows) {
        List<Tuple> tuples = rows.stream()
                .map(row -> Tuple.from(List.of(
                        target,
                        row.key().store().value(),
                        row.key().event(),
                        row.key().line(),
                        row.document(),
                        row.state().name(),
                        row.attempts(),
                        row.since().atOffset(ZoneOffset.UTC),
                        row.next().atOffset(ZoneOffset.UTC),
                        row.trouble())))
                .toList();
        return tuples.isEmpty()
                ? Future.succeededFuture()
                : connection.preparedQuery(PUT).executeBatch(tuples);
    }

    private static Future<RowSet<Row>> remove(SqlConnection connection, String target, List<Unsent.Key> keys) {
        List<Tuple> tuples = keys.stream()
                .map(key -> Tuple.of(target, key.store().value(), key.event(), key.line()))
                .toList();
        return tuples.isEmpty()
                ? Future.succeededFuture()
                : connection.preparedQuery(REMOVE).executeBatch(tuples);
    }

    private static Unsent read(Row row) {
        return new Unsent(
                new Unsent.Key(new StoreId(row.getInteger(0)), row.getLong(1), row.getInteger(2)),
                row.getString(3),
                Unsent.State.valueOf(row.getString(4)),
                row.getInteger(5),
                row.getOffsetDateTime(6).toInstant(),
                row.getOffsetDateTime(7).toInstant(),
                row.getString(8));
    }
}
