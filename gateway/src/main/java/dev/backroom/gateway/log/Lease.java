package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;

/// Lets one gateway of those on a database do something that two must not do at once. It is held by a connection, so
/// that PostgreSQL gives it to another one as soon as its holder is gone, and ten seconds after it was last renewed.
///
/// A holder that was frozen learns late that it has lost the lease: what is done under it must bear being done twice.
public final class Lease {

    private static final String ENDS = "SET idle_session_timeout = '10s'";
    private static final String TRY = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))";

    private final Database database;
    private final String name;

    /// @param name of what is leased
    public Lease(Database database, String name) {
        this.database = database;
        this.name = name;
    }

    /// A lease that is held, until the connection ends.
    public record Held(PgConnection connection) {
        /// Says that the holder is there. To be called every few seconds.
        public void renew() {
            connection.query("SELECT 1").execute();
        }

        /// Gives it back.
        public Future<Void> release() {
            return connection.close();
        }
    }

    /// Tries to get it.
    ///
    /// @param lost called once when a lease that was got is lost
    /// @return fails with [NotNow] when another gateway has it
    public Future<Held> take(Runnable lost) {
        return database.connectLane()
                .compose(connection -> connection
                        .preparedQuery(TRY)
                        .execute(Tuple.of("backroom " + name))
                        .compose(rows -> {
                            if (!rows.iterator().next().getBoolean(0)) {
                                return Future.<Held>failedFuture(new NotNow("another gateway has lease " + name));
                            }
                            connection.closeHandler(_ -> lost.run());
                            return connection.query(ENDS).execute().map(new Held(connection));
                        })
                        .onFailure(_ -> connection.close()));
    }
}
