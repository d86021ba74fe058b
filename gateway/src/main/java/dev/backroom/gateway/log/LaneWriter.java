package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One lane's connection: writes a batch in one round trip, all or nothing.
///
/// `BEGIN`, the events, the check of their predecessors, balances, rows and `COMMIT` are pipelined; an answer means
/// committed only when every one of them succeeded, because after an error the pipelined `COMMIT` "succeeds" too.
public final class LaneWriter {

    /// The statements of a batch, in their order.
    enum Statement {
        EVENTS(EventRows.INSERT),
        PREDECESSORS(EventRows.PREDECESSORS),
        BALANCE_UPDATE(BalanceRows.UPDATE),
        BALANCE_INSERT(BalanceRows.INSERT),
        ROW_UPDATE(StateRows.UPDATE),
        ROW_INSERT(StateRows.INSERT),
        ROW_DELETE(StateRows.DELETE),
        ENTRY_UPDATE(EntryRows.UPDATE),
        ENTRY_INSERT(EntryRows.INSERT);

        final String sql;

        Statement(String sql) {
            this.sql = sql;
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
        List<Future<?>> sent = new ArrayList<>();
        sent.add(connection.query("BEGIN").execute());
        send(sent, Statement.EVENTS, EventRows.insert(changes.events()));
        send(sent, Statement.PREDECESSORS, EventRows.predecessors(changes.before()));
        send(sent, Statement.BALANCE_UPDATE, BalanceRows.updates(changes.balances()));
        send(sent, Statement.BALANCE_INSERT, BalanceRows.inserts(changes.balances()));
        send(sent, Statement.ROW_UPDATE, StateRows.updates(changes.rows()));
        send(sent, Statement.ROW_INSERT, StateRows.inserts(changes.rows()));
        send(sent, Statement.ROW_DELETE, StateRows.deletes(changes.rows()));
        send(sent, Statement.ENTRY_UPDATE, EntryRows.updates(changes.rows()));
        send(sent, Statement.ENTRY_INSERT, EntryRows.inserts(changes.rows()));
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
