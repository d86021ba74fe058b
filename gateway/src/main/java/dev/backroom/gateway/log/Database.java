package dev.backroom.gateway.log;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;

/// One PostgreSQL database: its address, its schema, and connections for each purpose.
///
/// Lanes and readers work as role `backroom_gateway`, which may insert events but never change or delete one. Only
/// migration, eras and rebuilding use the owner.
public final class Database {

    /// The role of everything that runs; it has no right to update or delete events.
    public static final String ROLE = "backroom_gateway";

    /// Where it is and who owns its schema.
    public record Address(String host, int port, String name, String user, String password) {
        /// The address for JDBC, which only migration uses.
        public String jdbc() {
            return "jdbc:postgresql://" + host + ":" + port + "/" + name;
        }
    }

    /// Plans are pinned on lane connections: with few rows at first, the planner would choose scans that later cost
    /// a third of the throughput.
    private static final Map<String, String> LANE_SETTINGS = Map.of(
            "plan_cache_mode", "force_generic_plan",
            "enable_seqscan", "off",
            "enable_hashjoin", "off",
            "enable_mergejoin", "off",
            "enable_bitmapscan", "off",
            "jit", "off",
            "statement_timeout", "10s",
            "idle_in_transaction_session_timeout", "5s",
            "application_name", "backroom-lane");

    private static final int LANE_PIPELINING = 32;
    private static final Duration READER_STATEMENT_MAX = Duration.ofSeconds(60);

    private final Vertx vertx;
    private final Address address;

    public Database(Vertx vertx, Address address) {
        this.vertx = vertx;
        this.address = address;
    }

    public Address address() {
        return address;
    }

    /// Brings the schema up to date. Blocking; several gateways may do it at once.
    public static void migrate(Address address) {
        Flyway.configure()
                .dataSource(address.jdbc(), address.user(), address.password())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    /// A connection for one lane, on the calling context.
    public Future<PgConnection> connectLane() {
        PgConnectOptions options = options();
        LANE_SETTINGS.forEach(options::addProperty);
        options.setPipeliningLimit(LANE_PIPELINING);
        return PgConnection.connect(vertx, options).compose(Database::asGateway);
    }

    private static Future<PgConnection> asGateway(PgConnection connection) {
        return connection.query("SET ROLE " + ROLE).execute().map(connection);
    }

    /// Connections for reading and for short transactions outside the lanes.
    public Pool readers(int size) {
        return readers(size, READER_STATEMENT_MAX);
    }

    /// @param statementMax longest that one statement may take
    public Pool readers(int size, Duration statementMax) {
        PgConnectOptions options = options()
                .addProperty("application_name", "backroom-reader")
                .addProperty("jit", "off")
                .addProperty("statement_timeout", Long.toString(statementMax.toMillis()))
                .setPipeliningLimit(LANE_PIPELINING);
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size).setMaxWaitQueueSize(10_000))
                .withConnectHandler(connection ->
                        connection.query("SET ROLE " + ROLE).execute().eventually(() -> connection.close()))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /// Connections as owner of the schema, for what an operator asks for: eras, verifying and rebuilding. A statement
    /// may take as long as it needs, whatever is set in the database.
    public Pool owners(int size) {
        return PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(size))
                .connectingTo(options()
                        .addProperty("application_name", "backroom-owner")
                        .addProperty("statement_timeout", "0"))
                .using(vertx)
                .build();
    }

    private PgConnectOptions options() {
        return new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.user())
                .setPassword(address.password())
                .setCachePreparedStatements(true)
                .setReconnectAttempts(0);
    }
}
