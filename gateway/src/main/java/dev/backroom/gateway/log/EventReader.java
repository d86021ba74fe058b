package dev.backroom.gateway.log;

import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Reads the log by store and number. A reader that resumes after n misses nothing.
///
/// What is not in the log any more is read from the archive of detached eras, as long as that is in this database.
public final class EventReader {

    private static final String AFTER = "SELECT " + EventRows.COLUMNS
            + " FROM event WHERE store = $1 AND number > $2 ORDER BY store, number LIMIT $3";
    private static final String WITH_ARCHIVE = AFTER.replace("FROM event", "FROM history");
    private static final String AT = "SELECT " + EventRows.COLUMNS + " FROM history WHERE store = $1 AND number = $2";
    /// The event that answers a number: the first whose key is not below it, since one event may answer a range.
    private static final String ANSWER = "SELECT " + EventRows.COLUMNS
            + " FROM event WHERE store = $1 AND source = $2 AND key >= $3 ORDER BY store, source, key LIMIT 1";
    /// In each era at most one row can have the number: the first whose highest key is not below it.
    private static final String ARCHIVED = """
            SELECT x.number FROM archived_era a,
              LATERAL (SELECT firsts, keys, numbers FROM archived_answer
                WHERE store = $1 AND source = $2 AND era = a.era AND last >= $3 ORDER BY last LIMIT 1) r,
              LATERAL unnest(r.firsts, r.keys, r.numbers) x(first, key, number)
            WHERE $3 BETWEEN x.first AND x.key ORDER BY a.era LIMIT 1""";
    private static final String ENDS = "SELECT number, hash FROM archived_line WHERE store = $1";
    private static final String INCOMPLETE = """
            SELECT DISTINCT era FROM archived_line l
            WHERE NOT EXISTS (SELECT FROM history e WHERE e.store = l.store AND e.number = l.number)""";
    private static final String HEAD =
            "SELECT number, hash, time, era FROM event WHERE store = $1 ORDER BY number DESC LIMIT 1";
    private static final String HEADS = """
            WITH RECURSIVE s AS (
              (SELECT store FROM event ORDER BY store LIMIT 1)
              UNION ALL
              SELECT (SELECT store FROM event e WHERE e.store > s.store ORDER BY store LIMIT 1) FROM s WHERE s.store IS NOT NULL)
            SELECT s.store, h.number, h.hash, h.time, h.era FROM s,
              LATERAL (SELECT number, hash, time, era FROM event e WHERE e.store = s.store ORDER BY number DESC LIMIT 1) h""";

    private final Pool pool;

    public EventReader(Pool pool) {
        this.pool = pool;
    }

    /// The events of a store after a number, in order, at most `limit`. They begin later than asked, or have a gap,
    /// only where events are archived outside of this database.
    public Future<List<Event>> after(StoreId store, long number, int limit) {
        return read(AFTER, store, number, limit)
                .compose(found -> found.isEmpty() || found.getFirst().number() == number + 1
                        ? Future.succeededFuture(found)
                        : read(WITH_ARCHIVE, store, number, limit));
    }

    private Future<List<Event>> read(String sql, StoreId store, long number, int limit) {
        return pool.preparedQuery(sql)
                .execute(Tuple.of(store.value(), number, limit))
                .map(EventReader::events);
    }

    public Future<Optional<Event>> at(StoreId store, long number) {
        return pool.preparedQuery(AT).execute(Tuple.of(store.value(), number)).map(EventReader::first);
    }

    /// The event of a source with this key or, where an event answers a range of numbers, with the next higher one.
    public Future<Optional<Event>> answering(StoreId store, int source, long key) {
        return pool.preparedQuery(ANSWER)
                .execute(Tuple.of(store.value(), source, key))
                .map(EventReader::first);
    }

    /// The number of the event in a detached era that answered a source's number.
    public Future<Optional<Long>> archived(StoreId store, int source, long key) {
        return pool.preparedQuery(ARCHIVED)
                .execute(Tuple.of(store.value(), source, key))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getLong(0)));
    }

    /// Where a store's line left its detached eras: numbers and hashes of their last events.
    public Future<Ends> ends(StoreId store) {
        return pool.preparedQuery(ENDS).execute(Tuple.of(store.value())).map(rows -> {
            Map<Long, Bytes> ends = new TreeMap<>();
            rows.forEach(
                    row -> ends.put(row.getLong(0), Bytes.of(row.getBuffer(1).getBytes())));
            return new Ends(ends);
        });
    }

    /// Eras with events that are archived outside of this database.
    public Future<Set<Integer>> erasElsewhere() {
        return pool.query(INCOMPLETE).execute().map(rows -> {
            Set<Integer> eras = new TreeSet<>();
            rows.forEach(row -> eras.add(row.getInteger(0)));
            return eras;
        });
    }

    /// Where a store's line ends; [Head#START] when it has no events. The era is that of the last event.
    public Future<Head> head(StoreId store) {
        return pool.preparedQuery(HEAD)
                .execute(Tuple.of(store.value()))
                .map(rows ->
                        rows.size() == 0 ? Head.START : head(rows.iterator().next(), 0));
    }

    /// The heads of all stores that have events.
    public Future<Map<StoreId, Head>> heads() {
        return pool.preparedQuery(HEADS).execute().map(rows -> {
            Map<StoreId, Head> heads = new TreeMap<>();
            for (Row row : rows) {
                heads.put(new StoreId(row.getInteger(0)), head(row, 1));
            }
            return heads;
        });
    }

    private static Head head(Row row, int from) {
        return new Head(
                row.getLong(from),
                Bytes.of(row.getBuffer(from + 1).getBytes()),
                row.getOffsetDateTime(from + 2).toInstant(),
                row.getInteger(from + 3));
    }

    private static List<Event> events(RowSet<Row> rows) {
        List<Event> events = new ArrayList<>(rows.size());
        for (Row row : rows) {
            events.add(EventRows.read(row));
        }
        return events;
    }

    private static Optional<Event> first(RowSet<Row> rows) {
        return rows.size() == 0
                ? Optional.empty()
                : Optional.of(EventRows.read(rows.iterator().next()));
    }
}
