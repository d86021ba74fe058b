package dev.backroom.gateway.integration.relay;

import dev.backroom.gateway.log.Database;
import dev.backroom.store.Event;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.List;

/// A real database with the real schema, and an owner who may write events without a lane.
final class LogFixture implements AutoCloseable {

    private final EmbeddedPostgres postgres;
    private final Connection owner;
    private final Pool readers;

    LogFixture(Vertx vertx) throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        Database.Address address =
                new Database.Address("127.0.0.1", postgres.getPort(), "postgres", "postgres", "postgres");
        Database.migrate(address);
        owner = postgres.getPostgresDatabase().getConnection();
        readers = new Database(vertx, address).readers(4);
    }

    Pool readers() {
        return readers;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }

    void empty() throws SQLException {
        execute("TRUNCATE event, cursor, head_mark");
    }

    void append(List<Event> events) throws SQLException {
        try (PreparedStatement insert = owner.prepareStatement(
                "INSERT INTO event"
                        + " (store, number, era, time, source, key, version, bytes, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Event event : events) {
                insert.setInt(1, event.store().value());
                insert.setLong(2, event.number());
                insert.setInt(3, event.era());
                insert.setTimestamp(4, Timestamp.from(event.time()));
                insert.setInt(5, event.source());
                insert.setLong(6, event.key());
                insert.setShort(7, (short) event.version());
                insert.setBytes(8, event.bytes().unsafe());
                insert.setBytes(9, event.hash().unsafe());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        owner.close();
        postgres.close();
    }
}
