package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Eras.Detached;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// The steps of taking one era out of the log.
///
/// What takes long comes first, store by store in short transactions that nobody notices: table `movement` is
/// brought up to date, and it is written down which event answered which number and where the line left the era.
/// Nobody asks for that before the log has no answer, so it may be there early, and after a crash it is there
/// already.
/// The last step is one transaction: with the log locked it looks once more for stores that have just begun in this
/// era, and exchanges the era's table for an empty one.
///
/// `DETACH CONCURRENTLY` cannot be in that transaction and leaves a half-detached table after a crash; waiting for
/// the lock with a short bound, and trying again, is as kind to lanes.
final class Detaching {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final String DEADLOCK = "40P01";
    private static final int TRIES = 60;

    /// Stores that would lose their newest event.
    private static final String STILL_IN = """
            SELECT s.store FROM (%s) s
            WHERE NOT EXISTS (SELECT FROM event e WHERE e.store = s.store AND e.era > $1) ORDER BY s.store LIMIT 1""";
    private static final String EARLIER = """
            SELECT e.era FROM (%s) s, LATERAL (
              SELECT era FROM event e WHERE e.store = s.store AND e.era < $1 LIMIT 1) e ORDER BY e.era LIMIT 1""";
    private static final String UNREAD = """
            SELECT r.reader, s.store, coalesce(c.number, 0), l.number FROM (%1$s) s
            CROSS JOIN LATERAL (SELECT number FROM %2$s e WHERE e.store = s.store ORDER BY number DESC LIMIT 1) l
            CROSS JOIN (SELECT DISTINCT reader FROM cursor) r
            LEFT JOIN cursor c ON c.reader = r.reader AND c.store = s.store
            WHERE coalesce(c.number, 0) < l.number ORDER BY r.reader, s.store LIMIT 1""";
    /// A key that is the one after the last needs no look into the bytes: there is no gap that a range could fill.
    private static final String ANSWERS = """
            INSERT INTO archived_answer (store, source, era, last, firsts, keys, numbers)
            SELECT store, source, $1, max(key), array_agg(first ORDER BY key), array_agg(key ORDER BY key),
              array_agg(number ORDER BY key)
            FROM (SELECT store, source, key, number,
                CASE WHEN key = before + 1 THEN key
                  ELSE coalesce((convert_from(bytes, 'UTF8')::jsonb->>'first')::bigint, key) END AS first,
                (row_number() OVER (PARTITION BY source ORDER BY key) - 1) / 1000 AS part
              FROM (SELECT store, source, key, number, bytes,
                  lag(key) OVER (PARTITION BY source ORDER BY key) AS before
                FROM %1$s WHERE store = $2) e) a
            GROUP BY store, source, part
            ON CONFLICT DO NOTHING""";
    private static final String LINE = """
            INSERT INTO archived_line (store, era, number, hash)
            SELECT store, era, number, hash FROM %s WHERE store = $1 ORDER BY number DESC LIMIT 1
            ON CONFLICT DO NOTHING""";
    /// Stores that came into the era after it was looked through.
    private static final String NEW = """
            SELECT s.store FROM (%s) s
            WHERE NOT EXISTS (SELECT FROM archived_line l WHERE l.store = s.store AND l.era = $1) LIMIT 1""";
    private static final String ERA = """
            INSERT INTO archived_era (era, detached) VALUES ($1, now())
            ON CONFLICT (era) DO UPDATE SET detached = excluded.detached""";

    private final Pool owners;
    private final int era;
    private final String table;
    private final String archive;
    private final String stores;
    private final MovementTable movements;

    Detaching(Pool owners, int era) {
        this.owners = owners;
        this.era = era;
        this.table = Eras.table(era);
        this.archive = Eras.archive(era);
        this.stores = Eras.storesOf(table);
        this.movements = new MovementTable(new EventReader(owners), owners);
    }

    Future<Detached> run() {
        return owners.withConnection(connection -> Eras.isAttached(connection, era))
                .compose(attached -> attached ? stores() : Future.succeededFuture(List.of()))
                .compose(found -> found.isEmpty() ? before() : detach(found));
    }

    private Future<List<StoreId>> stores() {
        return owners.query(stores).execute().map(rows -> {
            List<StoreId> found = new ArrayList<>();
            rows.forEach(row -> found.add(new StoreId(row.getInteger(0))));
            return found;
        });
    }

    private Future<Detached> before() {
        return owners.preparedQuery("SELECT 1 FROM archived_era WHERE era = $1")
                .execute(Tuple.of(era))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(new Detached(era, archive, 0, 0))
                        : no("no store has come to era " + era + " yet; `gateway era list` shows the eras there are"));
    }

    private Future<Detached> detach(List<StoreId> found) {
        return mayLeave()
                .compose(_ -> each(found, movements::catchUp))
                .compose(_ -> isRead())
                .compose(_ -> each(found, store -> owners.withTransaction(to -> archive(to, store.value()))))
                .compose(_ -> exchange(1))
                .map(events -> new Detached(era, archive, events, found.size()));
    }

    private Future<Void> mayLeave() {
        return find(EARLIER)
                .compose(rows -> rows.size() == 0
                        ? find(STILL_IN)
                        : no("era " + rows.iterator().next().getInteger(0)
                                + " is still in the log: detach it before era " + era))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : no(
                                ("store %04d is still in era %d: it leaves it when the era has lasted its time and the next "
                                                + "event has come, or with `gateway era close %d`")
                                        .formatted(rows.iterator().next().getInteger(0), era, era)));
    }

    private Future<Void> isRead() {
        return owners.query(UNREAD.formatted(stores, table))
                .execute()
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : no(unread(rows.iterator().next())));
    }

    private static String unread(Row row) {
        return ("reader %1$s has come to event %2$d of %3$d of store %4$04d: let a gateway run until it has caught up; if "
                        + "it is not used any more, `gateway reader forget %1$s`")
                .formatted(row.getString(0), row.getLong(2), row.getLong(3), row.getInteger(1));
    }

    private static Future<Void> each(List<StoreId> stores, Function<StoreId, Future<Void>> step) {
        Future<Void> done = Future.succeededFuture();
        for (StoreId store : stores) {
            done = done.compose(_ -> step.apply(store));
        }
        return done;
    }

    private Future<Void> archive(SqlConnection connection, int store) {
        return connection
                .preparedQuery(ANSWERS.formatted(table))
                .execute(Tuple.of(era, store))
                .compose(_ -> connection.preparedQuery(LINE.formatted(table)).execute(Tuple.of(store)))
                .mapEmpty();
    }

    private Future<Long> exchange(int attempt) {
        return owners.withTransaction(this::exchange).recover(failure -> {
            if (!isBusy(failure)) {
                return Future.failedFuture(failure);
            }
            return attempt == TRIES
                    ? no("the log is being read without a pause, by a backup or a long report: detach era " + era
                            + " when it is done")
                    : owners.query("SELECT pg_sleep(0.25)").execute().compose(_ -> exchange(attempt + 1));
        });
    }

    /// Answers how many events have left.
    private Future<Long> exchange(SqlConnection connection) {
        return Eras.turn(connection)
                .compose(_ -> connection
                        .preparedQuery("SELECT to_regclass($1) IS NOT NULL")
                        .execute(Tuple.of(archive)))
                .compose(more -> count(connection)
                        .compose(events -> (isTrue(more) ? joinArchive(connection) : becomeArchive(connection))
                                .compose(_ -> connection.preparedQuery(ERA).execute(Tuple.of(era)))
                                .compose(_ -> Eras.attach(connection, era))
                                .map(events)));
    }

    private static boolean isTrue(RowSet<Row> rows) {
        return rows.iterator().next().getBoolean(0);
    }

    private Future<Long> count(SqlConnection connection) {
        return connection
                .query("SELECT count(*) FROM " + table)
                .execute()
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private Future<Void> becomeArchive(SqlConnection connection) {
        return locked(connection)
                .compose(_ -> run(connection, "ALTER TABLE event DETACH PARTITION " + table))
                .compose(_ -> run(connection, "SET LOCAL client_min_messages = warning"))
                .compose(_ -> run(connection, "DROP TRIGGER IF EXISTS line_that_left ON " + table))
                .compose(_ -> run(connection, "ALTER TABLE " + table + " RENAME TO " + archive))
                .compose(_ -> run(connection, "REVOKE ALL ON " + archive + " FROM " + Database.ROLE))
                .compose(_ -> run(
                        connection,
                        "ALTER TABLE archived_event ATTACH PARTITION " + archive + " FOR VALUES IN (" + era + ")"));
    }

    /// Stores that began after the others had left: few, and few events.
    private Future<Void> joinArchive(SqlConnection connection) {
        return run(connection, "INSERT INTO " + archive + " SELECT * FROM " + table)
                .compose(_ -> locked(connection))
                .compose(_ -> run(connection, "ALTER TABLE event DETACH PARTITION " + table))
                .compose(_ -> run(connection, "DROP TABLE " + table));
    }

    /// Who holds this lock knows that nobody writes, and nobody meets the exchange half done.
    private Future<Void> locked(SqlConnection connection) {
        return run(connection, "SET LOCAL lock_timeout = '100ms'")
                .compose(_ -> run(connection, "LOCK TABLE event, archived_event IN ACCESS EXCLUSIVE MODE"))
                .compose(_ -> connection.preparedQuery(NEW.formatted(stores)).execute(Tuple.of(era)))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture()
                        : no("store %04d has just begun in era %d: try again when it has left it"
                                .formatted(rows.iterator().next().getInteger(0), era)));
    }

    private Future<RowSet<Row>> find(String sql) {
        return owners.preparedQuery(sql.formatted(stores)).execute(Tuple.of(era));
    }

    private static Future<Void> run(SqlConnection connection, String sql) {
        return connection.query(sql).execute().mapEmpty();
    }

    private static <T> Future<T> no(String why) {
        return Future.failedFuture(new NotNow(why));
    }

    private static boolean isBusy(Throwable failure) {
        return failure instanceof PgException e
                && (LOCK_NOT_AVAILABLE.equals(e.getSqlState()) || DEADLOCK.equals(e.getSqlState()));
    }
}
