package dev.backroom.gateway.log;

import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Held;
import dev.backroom.store.LineRow;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowIterator;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.function.Function;

/// Loads a store's state from the tables, in one snapshot with the last number and hash.
public final class StateLoader {

    /// The last event, and the one before it to see that it is linked.
    private static final String HEAD =
            "SELECT " + EventRows.COLUMNS + " FROM event WHERE store = $1 ORDER BY number DESC LIMIT 2";
    private static final String FIRST = "SELECT time FROM event WHERE store = $1 ORDER BY number LIMIT 1";
    private static final String BALANCES = "SELECT " + BalanceRows.COLUMNS + " FROM balance WHERE store = $1 "
            + "ORDER BY item, place, status, batch, serial, owner";
    private static final String ENTRIES = "SELECT " + EntryRows.COLUMNS + " FROM receipt_entry WHERE store = $1";
    private static final String ROWS = "SELECT number, body::text FROM state_row WHERE store = $1";
    /// The last number of each source, by skipping along the index from source to source.
    private static final String SOURCES = """
            WITH RECURSIVE s AS (
              (SELECT source, key FROM event WHERE store = $1 AND era >= $2 ORDER BY source DESC, key DESC LIMIT 1)
              UNION ALL
              SELECT n.source, n.key FROM s, LATERAL (
                SELECT source, key FROM event WHERE store = $1 AND era >= $2 AND source < s.source
                ORDER BY source DESC, key DESC LIMIT 1) n)
            SELECT source, key FROM s""";

    private final Pool pool;

    public StateLoader(Pool pool) {
        this.pool = pool;
    }

    /// A store as the tables have it.
    ///
    /// @param master the chain's version that its last event was decided under
    /// @param since when its line began, as far as it is not archived; [Instant#MAX] without events
    public record Loaded(Store store, long master, Instant since) {}

    private record Reading(SqlConnection connection, StoreId id, Store store, long master, Instant since) {
        Loaded loaded() {
            return new Loaded(store, master, since);
        }
    }

    public Future<Loaded> load(StoreId id) {
        return pool.withConnection(connection -> begin(connection)
                .compose(_ -> head(connection, id))
                .compose(StateLoader::rows)
                .compose(StateLoader::balances)
                .compose(StateLoader::sources)
                .map(Reading::loaded)
                .eventually(() -> connection.query("COMMIT").execute()));
    }

    private static Future<RowSet<Row>> begin(SqlConnection connection) {
        return connection
                .query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
                .execute();
    }

    private static Future<Reading> head(SqlConnection connection, StoreId id) {
        Tuple store = Tuple.of(id.value());
        Future<RowSet<Row>> last = connection.preparedQuery(HEAD).execute(store);
        Future<RowSet<Row>> first = connection.preparedQuery(FIRST).execute(store);
        return Future.all(last, first).map(_ -> reading(connection, id, last.result(), first.result()));
    }

    private static Reading reading(SqlConnection connection, StoreId id, RowSet<Row> last, RowSet<Row> first) {
        Store store = new Store(id);
        if (last.size() == 0) {
            return new Reading(connection, id, store, 0, Instant.MAX);
        }
        RowIterator<Row> rows = last.iterator();
        Event event = EventRows.read(rows.next());
        if (!isLinked(event, rows)) {
            throw new DamagedLine(id, "event " + event.number() + " does not follow the one before it");
        }
        store.head(new Head(event.number(), event.hash(), event.time(), event.era()));
        return new Reading(
                connection,
                id,
                store,
                Body.of(event).master(),
                first.iterator().next().getOffsetDateTime(0).toInstant());
    }

    /// Where the event before is in a detached era, its number is all that can be checked.
    private static boolean isLinked(Event event, RowIterator<Row> before) {
        if (before.hasNext()) {
            Event previous = EventRows.read(before.next());
            return previous.number() == event.number() - 1 && event.follows(previous.hash());
        }
        return event.number() > 1 || event.follows(Head.START.hash());
    }

    private static Future<Reading> rows(Reading reading) {
        Tuple store = Tuple.of(reading.id().value());
        return reading.connection()
                .preparedQuery(ROWS)
                .execute(store)
                .map(rows -> put(reading, rows, StateRows::read))
                .compose(_ -> reading.connection().preparedQuery(ENTRIES).execute(store))
                .map(rows -> put(reading, rows, EntryRows::read));
    }

    private static Reading put(Reading reading, RowSet<Row> rows, Function<Row, Held> read) {
        long end = reading.store().head().number();
        for (Row row : rows) {
            Held held = read.apply(row);
            if (held.number() > end) {
                throw new DamagedLine(
                        reading.id(), "its tables know event " + held.number() + ", its log ends at " + end);
            }
            reading.store().put(held.row(), held.number());
        }
        return reading;
    }

    private static Future<Reading> balances(Reading reading) {
        return reading.connection()
                .preparedQuery(BALANCES)
                .execute(Tuple.of(reading.id().value()))
                .map(rows -> {
                    for (Row row : rows) {
                        Balance balance = BalanceRows.read(row);
                        reading.store().put(balance, reading.store().head().number());
                    }
                    return reading;
                });
    }

    /// The era that is open comes from its row: the last event may be the one that closed the era before.
    private static Future<Reading> sources(Reading reading) {
        Store store = reading.store();
        Head head = store.head();
        int era = openEra(store);
        store.head(new Head(head.number(), head.hash(), head.time(), era));
        return reading.connection()
                .preparedQuery(SOURCES)
                .execute(Tuple.of(reading.id().value(), era))
                .map(rows -> {
                    for (Row row : rows) {
                        store.last(row.getInteger(0), Math.max(row.getLong(1), store.last(row.getInteger(0))));
                    }
                    return reading;
                });
    }

    private static int openEra(Store store) {
        return store.row(LineRow.Era.class, RowKey.of(RowKind.ERA, 0))
                .map(LineRow.Era::era)
                .orElse(Head.START.era());
    }
}
