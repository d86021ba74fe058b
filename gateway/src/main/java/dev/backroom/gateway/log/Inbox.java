package dev.backroom.gateway.log;

import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;

/// Gives numbers to messages whose senders have only an id of their own, in a short transaction before the lane.
/// The same id gets the same number again, so that the lane finds what it answered.
public final class Inbox {

    private static final String FIND =
            "SELECT number, digest FROM inbox WHERE source = $1 AND store = $2 AND message = $3";
    private static final String COUNT = """
            INSERT INTO inbox_counter (source, store, last) VALUES ($1, $2, 1)
            ON CONFLICT (source, store) DO UPDATE SET last = inbox_counter.last + 1 RETURNING last""";
    private static final String KEEP =
            "INSERT INTO inbox (source, store, message, number, digest) VALUES ($1, $2, $3, $4, $5)";

    private final Pool pool;

    public Inbox(Pool pool) {
        this.pool = pool;
    }

    /// A message id came again with other content.
    public static final class MessageReused extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final long number;

        MessageReused(String message, long number) {
            super("message " + message + " came before with other content");
            this.number = number;
        }

        /// The number of the first content.
        public long number() {
            return number;
        }
    }

    private record Message(int source, StoreId store, String id, String digest) {
        Tuple key() {
            return Tuple.of(source, store.value(), id);
        }
    }

    /// The number of a message of a source for a store.
    ///
    /// @param digest of its content
    /// @return fails with [MessageReused] when the id came before with other content
    public Future<Long> number(int source, StoreId store, String messageId, String digest) {
        Message message = new Message(source, store, messageId, digest);
        return pool.preparedQuery(FIND)
                .execute(message.key())
                .compose(rows -> rows.size() > 0 ? known(message, rows) : allot(message));
    }

    /// The counter's row is locked until the commit, so the second of two equal messages sees the first one's row.
    private Future<Long> allot(Message message) {
        return pool.withTransaction(connection -> connection
                .preparedQuery(COUNT)
                .execute(Tuple.of(message.source, message.store.value()))
                .compose(
                        rows -> keep(connection, message, rows.iterator().next().getLong(0))));
    }

    private static Future<Long> keep(SqlConnection connection, Message message, long number) {
        return connection
                .preparedQuery(FIND)
                .execute(message.key())
                .compose(rows -> rows.size() > 0
                        ? known(message, rows)
                        : connection
                                .preparedQuery(KEEP)
                                .execute(message.key().addLong(number).addString(message.digest))
                                .map(number));
    }

    private static Future<Long> known(Message message, RowSet<Row> rows) {
        Row row = rows.iterator().next();
        return row.getString(1).equals(message.digest)
                ? Future.succeededFuture(row.getLong(0))
                : Future.failedFuture(new MessageReused(message.id, row.getLong(0)));
    }
}
