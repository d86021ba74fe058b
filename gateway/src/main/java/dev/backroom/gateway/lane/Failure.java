package dev.backroom.gateway.lane;

import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;

/// Why a batch could not be written, as far as that says what to do next.
enum Failure {
    /// The connection or the server is at fault: the same batch can succeed later.
    PASSING,
    /// Somebody holds what one of the stores needs: that store waits, the others go on.
    BLOCKED,
    /// Another gateway had a number, or an operation is one that nobody can post.
    ITS_OWN;

    private static final Set<String> TIMEOUTS = Set.of("57014", "55P03");
    /// Connection, rolled back by a conflict, resources, operator, system.
    private static final Set<String> PASSING_CLASSES = Set.of("08", "40", "53", "57", "58");

    static Failure of(Throwable cause) {
        if (cause instanceof PgException e && e.getSqlState() != null) {
            if (TIMEOUTS.contains(e.getSqlState())) {
                return BLOCKED;
            }
            return PASSING_CLASSES.contains(e.getSqlState().substring(0, 2)) ? PASSING : ITS_OWN;
        }
        return cause instanceof ClosedConnectionException || cause instanceof IOException ? PASSING : ITS_OWN;
    }
}
