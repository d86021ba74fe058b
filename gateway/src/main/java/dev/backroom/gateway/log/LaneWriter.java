package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/// One lane's connection: writes a batch in one round trip, all or nothing.
///
/// `BEGIN`, the events, the check of their predecessors, balances, rows and `COMMIT` are pipelined; an answer means
/// committed only when every one of them succeeded, because after an error the pipelined `COMMIT` "succeeds" too.
public final class LaneWriter {

    /// The statements of a batch, in their order.
    enum Statement {
        EVENTS(EventRows.INSERT, changes -> EventRows.insert(changes.events())),
        PREDECESSORS(EventRows.PREDECESSORS, changes -> EventRows.predecessors(changes.before())),
        BALANCE_UPDATE(BalanceRows.UPDATE, changes -> BalanceRows.updates(changes.balances())),
        BALANCE_INSERT(BalanceRows.INSERT, changes -> BalanceRows.inserts(changes.balances())),
        ROW_UPDATE(StateRows.UPDATE, changes -> StateRows.updates(changes.rows())),
        ROW_INSERT(StateRows.INSERT, changes -> StateRows.inserts(changes.rows())),
        ROW_DELETE(StateRows.DELETE, changes -> StateRows.deletes(changes.rows())),
        ENTRY_UPDATE(EntryRows.UPDATE, changes -> EntryRows.updates(changes.rows())),
        ENTRY_INSERT(EntryRows.INSERT, changes -> EntryRows.inserts(changes.rows())),
        ENTRY_DELETE(EntryRows.DELETE, changes -> EntryRows.deletes(changes.rows()));

        final String sql;
        private final Function<Changes, Tuple> parameters;

        Statement(String sql, Function<Changes, Tuple> parameters) {
            this.sql = sql;
            this.parameters = parameters;
        }
    }

    private final PgConnection connection;
    private final Map<Statement, PreparedStatement> prepared;

    private LaneWriter(PgConnection connection, Map<Statement, PreparedStatement> prepared) {
        this.connection = connection;
        this.prepared = prepared;
    }

    /// Prepares all statements on a fresh lane connection.
    public static Future<LaneWriter> on(PgConnection connection) {
        Map<Statement, PreparedStatement> prepared = new TreeMap<>();
        List<Future<PreparedStatement>> preparing = new ArrayList<>();
        for (Statement statement : Statement.values()) {
            preparing.add(connection.prepare(statement.sql).onSuccess(ps -> prepared.put(statement, ps)));
        }
        return Future.all(preparing)
                .map(_ -> new LaneWriter(connection, prepared))
                .onFailure(_ -> connection.close());
    }

    /// Calls back once when the connection is lost.
    public void onLost(Runnable lost) {
        connection.closeHandler(_ -> lost.run());
    }

    public Future<Void> close() {
        return connection.close();
    }

    /// Writes a batch. Fails without any effect, or with an effect that only the log can tell when the connection
    /// is lost.
    public Future<Void> write(Changes changes) {
        Map<Statement, Tuple> parameters = new EnumMap<>(Statement.class);
        try {
            for (Statement statement : Statement.values()) {
                parameters.put(statement, statement.parameters.apply(changes));
            }
        } catch (RuntimeException e) {
            // Before anything is sent: a transaction that was begun would stay open.
            return Future.failedFuture(e);
        }
        List<Future<?>> sent = new ArrayList<>();
        sent.add(connection.query("BEGIN").execute());
        parameters.forEach((statement, tuple) -> send(sent, statement, tuple));
        sent.add(connection.query(end(sent)).execute());
        return Future.join(sent).transform(_ -> firstFailure(sent));
    }

    /// A statement that the driver itself refused never reached the server, whose transaction would commit without
    /// it.
    private static String end(List<Future<?>> sent) {
        return sent.stream().anyMatch(Future::failed) ? "ROLLBACK" : "COMMIT";
    }

    private void send(List<Future<?>> sent, Statement statement, Tuple parameters) {
        if (parameters.size() > 0) {
            PreparedStatement ps = prepared.get(statement);
            if (ps == null) {
                throw new IllegalStateException(statement + " is not prepared");
            }
            sent.add(ps.query().execute(parameters));
        }
    }

    /// The first that failed tells why; those after it only say that the transaction is aborted.
    private static Future<Void> firstFailure(List<Future<?>> sent) {
        for (Future<?> one : sent) {
            if (one.failed()) {
                return Future.failedFuture(one.cause());
            }
        }
        return Future.succeededFuture();
    }
}
