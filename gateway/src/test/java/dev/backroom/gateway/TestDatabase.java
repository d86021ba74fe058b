package dev.backroom.gateway;

import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.StateLoader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own in a PostgreSQL that runs once for all tests of this program.
///
/// One for each test class: `TestDatabase.fresh()` in `@BeforeAll`, [#close] in `@AfterAll`. It has the schema and
/// the
/// partitions of the first two eras. Test methods share it and tell themselves apart by stores, see [#store].
public final class TestDatabase implements AutoCloseable {

    private static final String TEMPLATE = "migrated";
    private static final String USER = "postgres";
    private static final int POOL_SIZE = 8;
    private static final long WAIT_SECONDS = 60;
    private static final AtomicInteger COUNT = new AtomicInteger();

    /// Starts with the first test that needs it and ends with the program.
    private static final class Server {
        private static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
                run(postgres, "CREATE DATABASE " + TEMPLATE);
                Database.Address address = address(postgres, TEMPLATE);
                Database.migrate(address);
                firstEras(address);
                return postgres;
            } catch (IOException e) {
                throw new UncheckedIOException("PostgreSQL does not start", e);
            }
        }

        private static void firstEras(Database.Address address) {
            Vertx vertx = Vertx.vertx();
            Pool owners = new Database(vertx, address).owners(1);
            try {
                await(new Eras(owners).ensure(1));
            } finally {
                await(owners.close());
                await(vertx.close());
            }
        }
    }

    private final Vertx vertx = Vertx.vertx();
    private final Database database;
    private final Pool owners;
    private final Pool readers;
    private final AtomicInteger stores = new AtomicInteger(100);

    private TestDatabase(Database.Address address) {
        database = new Database(vertx, address);
        owners = database.owners(POOL_SIZE);
        readers = database.readers(POOL_SIZE);
    }

    /// A new database with schema and first eras, and nothing else in it.
    public static TestDatabase fresh() {
        EmbeddedPostgres postgres = Server.POSTGRES;
        String name = "test_" + COUNT.incrementAndGet();
        synchronized (Server.class) {
            run(postgres, "CREATE DATABASE " + name + " TEMPLATE " + TEMPLATE);
        }
        return new TestDatabase(address(postgres, name));
    }

    private static Database.Address address(EmbeddedPostgres postgres, String name) {
        return new Database.Address("localhost", postgres.getPort(), name, USER, USER);
    }

    private static void run(EmbeddedPostgres postgres, String sql) {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /// The number of a store that no other test method of the class has.
    public int store() {
        return stores.incrementAndGet();
    }

    public Vertx vertx() {
        return vertx;
    }

    public Database database() {
        return database;
    }

    public Database.Address address() {
        return database.address();
    }

    /// Connections with all rights, for breaking things on purpose.
    public Pool owners() {
        return owners;
    }

    /// Connections with the rights of a gateway.
    public Pool readers() {
        return readers;
    }

    public EventReader events() {
        return new EventReader(readers);
    }

    public StateLoader loader() {
        return new StateLoader(readers);
    }

    /// Runs one statement with all rights and waits for it.
    public RowSet<Row> sql(String sql, Object... parameters) {
        return await(owners.preparedQuery(sql).execute(Tuple.from(parameters)));
    }

    /// Ends every connection and lets nobody in, until it is reachable again.
    public void cutOff(boolean unreachable) {
        String name = address().name();
        run(Server.POSTGRES, "ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + !unreachable);
        if (unreachable) {
            run(
                    Server.POSTGRES,
                    "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
        }
    }

    /// Keeps everybody else from a table until it is closed.
    public AutoCloseable holding(String table) {
        SqlConnection holder = await(owners.getConnection());
        await(holder.query("BEGIN").execute());
        await(holder.query("LOCK TABLE " + table + " IN ACCESS EXCLUSIVE MODE").execute());
        return () -> {
            await(holder.query("ROLLBACK").execute());
            await(holder.close());
        };
    }

    /// Waits for what an event loop does, at most a minute.
    public static <T> T await(Future<T> future) {
        try {
            return future.await(WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("nothing came within " + WAIT_SECONDS + " s", e);
        }
    }

    /// Ends every connection and drops the database.
    @Override
    public void close() {
        await(vertx.close());
        run(Server.POSTGRES, "DROP DATABASE " + address().name() + " WITH (FORCE)");
    }
}
