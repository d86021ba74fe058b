package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The partitions of the log: one table per era, made before an era is written to, and detached when nobody needs it
/// in the log any more (see [Detaching]).
///
/// Needs the owner of the schema. Gateways that start at the same time take turns by an advisory lock.
public final class Eras {

    private static final long LOCK = 0x6261_636b_6572_6173L;
    private static final String ATTACHED =
            "SELECT 1 FROM pg_inherits WHERE inhparent = 'event'::regclass AND inhrelid = to_regclass($1)";
    private static final String HAS_LEFT = "SELECT 1 FROM archived_era WHERE era = $1";
    private static final String LIST = """
            SELECT n.era, to_regclass('event_era_' || n.era) IS NOT NULL, to_regclass('archived_event_' || n.era)::text,
              a.detached, (SELECT count(*) FROM archived_line l WHERE l.era = n.era)
            FROM (SELECT substring(inhrelid::regclass::text FROM '[0-9]+$')::int AS era FROM pg_inherits
                WHERE inhparent = 'event'::regclass AND inhrelid::regclass::text LIKE 'event_era_%'
              UNION SELECT era FROM archived_era) n
            LEFT JOIN archived_era a USING (era) ORDER BY n.era""";

    private final Pool owners;

    /// What is known of an era.
    ///
    /// @param stores how many are in it now: all that have events of it in the log
    /// @param left how many lines have left it for the archive
    /// @param detached when it was detached last
    /// @param archive the table with its events, where it is still here
    public record Known(int era, long stores, long left, Optional<Instant> detached, Optional<String> archive) {}

    /// An era that is not in the log any more.
    ///
    /// @param archive the table with its events: to be exported and dropped, or kept
    /// @param events how many left the log now, 0 when they had left before
    /// @param stores how many lines left it now
    public record Detached(int era, String archive, long events, long stores) {}

    public Eras(Pool owners) {
        this.owners = owners;
    }

    /// Makes sure that an era and the one after it have their partitions. Costs two look-ups when they have.
    public Future<Void> ensure(int era) {
        return owners.withTransaction(connection ->
                turn(connection).compose(_ -> attach(connection, era)).compose(_ -> attach(connection, era + 1)));
    }

    /// Takes an era out of the log. Its events stay in a table beside it; what is still asked of them (numbers that
    /// were answered, the ends that the next era joins) is kept for good. Asking again is safe at any time.
    ///
    /// Lanes go on: only the last step locks the log, for a moment and with a bound.
    ///
    /// @return fails with [NotNow] while a store is still in it, an earlier era of its stores is still in the log,
    /// or a reader has not read it to its end
    public Future<Detached> detach(int era) {
        return new Detaching(owners, era).run();
    }

    /// All eras that have a table or had one, the oldest first.
    public Future<List<Known>> list() {
        return owners.query(LIST).execute().compose(rows -> {
            List<Known> known = new ArrayList<>();
            Future<Void> done = Future.succeededFuture();
            for (Row row : rows) {
                done = done.compose(_ -> stores(row)).map(stores -> {
                    known.add(known(row, stores));
                    return null;
                });
            }
            return done.map(known);
        });
    }

    private Future<Long> stores(Row row) {
        return row.getBoolean(1)
                ? owners.query("SELECT count(*) FROM (" + storesOf(table(row.getInteger(0))) + ") s")
                        .execute()
                        .map(rows -> rows.iterator().next().getLong(0))
                : Future.succeededFuture(0L);
    }

    private static Known known(Row row, long stores) {
        return new Known(
                row.getInteger(0),
                stores,
                row.getLong(4),
                Optional.ofNullable(row.getOffsetDateTime(3)).map(at -> at.toInstant()),
                Optional.ofNullable(row.getString(2)));
    }

    static Future<RowSet<Row>> turn(SqlConnection connection) {
        return connection.preparedQuery("SELECT pg_advisory_xact_lock($1)").execute(Tuple.of(LOCK));
    }

    static Future<Boolean> isAttached(SqlConnection connection, int era) {
        return connection.preparedQuery(ATTACHED).execute(Tuple.of(table(era))).map(rows -> rows.size() > 0);
    }

    static Future<Void> attach(SqlConnection connection, int era) {
        return isAttached(connection, era)
                .compose(attached -> attached ? Future.succeededFuture() : create(connection, era));
    }

    /// Attaching a table that is complete takes a lock that lanes do not notice; creating it as a partition would
    /// stop them. The check spares the scan.
    private static Future<Void> create(SqlConnection connection, int era) {
        String table = table(era);
        return connection
                .query("CREATE TABLE IF NOT EXISTS " + table + " (LIKE event INCLUDING ALL, CHECK (era = " + era + "))")
                .execute()
                .compose(_ -> connection.preparedQuery(HAS_LEFT).execute(Tuple.of(era)))
                .compose(left -> left.size() == 0 ? Future.succeededFuture() : fence(connection, table))
                .compose(_ -> connection
                        .query("ALTER TABLE event ATTACH PARTITION " + table + " FOR VALUES IN (" + era + ")")
                        .execute())
                .compose(_ -> connection
                        .query("GRANT SELECT, INSERT ON " + table + " TO " + Database.ROLE)
                        .execute())
                .mapEmpty();
    }

    private static Future<Void> fence(SqlConnection connection, String table) {
        return connection
                .query("CREATE TRIGGER line_that_left BEFORE INSERT ON " + table
                        + " FOR EACH ROW EXECUTE FUNCTION refuse_line_that_left()")
                .execute()
                .mapEmpty();
    }

    static String table(int era) {
        return "event_era_" + era;
    }

    static String archive(int era) {
        return "archived_event_" + era;
    }

    /// The stores with events in a table, by skipping along its key.
    static String storesOf(String table) {
        return """
            WITH RECURSIVE s AS (
              (SELECT store FROM %1$s ORDER BY store LIMIT 1)
              UNION ALL
              SELECT (SELECT store FROM %1$s e WHERE e.store > s.store ORDER BY store LIMIT 1) FROM s WHERE s.store IS NOT NULL)
            SELECT store FROM s WHERE store IS NOT NULL""".formatted(table);
    }
}
