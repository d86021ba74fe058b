package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/// The partitions of the log: one table per era, made before an era is written to.
///
/// Needs the owner of the schema. Gateways that start at the same time take turns by an advisory lock.
public final class Eras {

    private static final long LOCK = 0x6261_636b_6572_6173L;
    private static final String ATTACHED =
            "SELECT 1 FROM pg_inherits WHERE inhparent = 'event'::regclass AND inhrelid = to_regclass($1)";

    private final Pool owners;

    public Eras(Pool owners) {
        this.owners = owners;
    }

    /// Makes sure that an era and the one after it have their partitions. Costs two look-ups when they have.
    public Future<Void> ensure(int era) {
        return owners.withTransaction(connection ->
                turn(connection).compose(_ -> attach(connection, era)).compose(_ -> attach(connection, era + 1)));
    }

    private static Future<RowSet<Row>> turn(SqlConnection connection) {
        return connection.preparedQuery("SELECT pg_advisory_xact_lock($1)").execute(Tuple.of(LOCK));
    }

    private static Future<Void> attach(SqlConnection connection, int era) {
        return connection
                .preparedQuery(ATTACHED)
                .execute(Tuple.of(table(era)))
                .compose(rows -> rows.size() > 0 ? Future.succeededFuture() : create(connection, era));
    }

    /// Attaching a table that is complete takes a lock that lanes do not notice; creating it as a partition would
    /// stop them. The check spares the scan.
    private static Future<Void> create(SqlConnection connection, int era) {
        String table = table(era);
        return connection
                .query("CREATE TABLE IF NOT EXISTS " + table + " (LIKE event INCLUDING ALL, CHECK (era = " + era + "))")
                .execute()
                .compose(_ -> connection
                        .query("ALTER TABLE event ATTACH PARTITION " + table + " FOR VALUES IN (" + era + ")")
                        .execute())
                .compose(_ -> connection
                        .query("GRANT SELECT, INSERT ON " + table + " TO " + Database.ROLE)
                        .execute())
                .mapEmpty();
    }

    private static String table(int era) {
        return "event_era_" + era;
    }
}
