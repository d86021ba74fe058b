package dev.backroom.sim.bench;

import dev.backroom.gateway.log.Database;
import dev.backroom.sim.faults.LocalPostgres;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What everything is compared with: PostgreSQL itself, one transaction per posting, each one call of a function that
/// writes a movement and two balances. It checks nothing, knows no numbers of devices, chains nothing and tells
/// nobody.
final class Reference implements AutoCloseable {

    static final int ITEMS = 80;
    static final int FROM_OUTSIDE = -1;
    static final int PLACES = 3;

    private static final String SCHEMA = """
            CREATE TABLE IF NOT EXISTS movement (
              id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, time timestamptz NOT NULL DEFAULT now(),
              store int NOT NULL, source int NOT NULL, key bigint NOT NULL, item int NOT NULL,
              from_place int NOT NULL, to_place int NOT NULL, quantity bigint NOT NULL);
            CREATE TABLE IF NOT EXISTS balance (
              store int NOT NULL, item int NOT NULL, place int NOT NULL, quantity bigint NOT NULL,
              PRIMARY KEY (store, item, place)) WITH (fillfactor = 70);
            CREATE OR REPLACE FUNCTION post(s int, src int, k bigint, i int, f int, t int, q bigint) RETURNS bigint
            LANGUAGE plpgsql AS $$
            DECLARE n bigint;
            BEGIN
              INSERT INTO movement (store, source, key, item, from_place, to_place, quantity)
                VALUES (s, src, k, i, f, t, q) RETURNING id INTO n;
              UPDATE balance SET quantity = quantity - q WHERE store = s AND item = i AND place = f;
              UPDATE balance SET quantity = quantity + q WHERE store = s AND item = i AND place = t;
              RETURN n;
            END $$;
            TRUNCATE movement, balance""";
    private static final String FILL = """
            INSERT INTO balance SELECT s, i, p, 1000000 FROM generate_series(1, %d) s, generate_series(1, %d) i,
              unnest(ARRAY[-1, 1, 2, 3]) p""";
    private static final String CALL = "SELECT post($1, $2, $3, $4, $5, $6, $7)";
    private static final long SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Database.Address address;
    private final int stores;
    private final List<Caller> callers = new ArrayList<>();

    private Reference(Database.Address address, int stores) {
        this.address = address;
        this.stores = stores;
    }

    /// One connection with its prepared call.
    private record Caller(PgConnection connection, PreparedStatement call, SplittableRandom chance) {}

    /// Makes its tables in an empty database and connects.
    static Reference on(Database.Address address, int stores, int connections) throws SQLException, TimeoutException {
        try (Connection connection = LocalPostgres.connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(SCHEMA);
            for (String line : List.of(FILL.formatted(stores, ITEMS), "VACUUM ANALYZE balance")) {
                statement.execute(line);
            }
        }
        Reference reference = new Reference(address, stores);
        for (int i = 0; i < connections; i++) {
            reference.callers.add(reference.connect(new SplittableRandom(i)).await(SECONDS, TimeUnit.SECONDS));
        }
        return reference;
    }

    private Future<Caller> connect(SplittableRandom chance) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.user())
                .setPassword(address.password());
        return PgConnection.connect(vertx, options)
                .compose(connection -> connection.prepare(CALL).map(call -> new Caller(connection, call, chance)));
    }

    /// Posts as fast as it goes.
    ///
    /// @param connections how many of its connections take part, each with one transaction at a time
    Sample run(int connections, Duration time) throws TimeoutException {
        long since = System.nanoTime();
        long until = since + time.toNanos();
        List<Future<Latencies>> loops = new ArrayList<>();
        for (Caller caller : callers.subList(0, connections)) {
            Promise<Latencies> done = Promise.promise();
            post(caller, until, new Latencies(), done);
            loops.add(done.future());
        }
        Future.all(loops).await(SECONDS + time.toSeconds(), TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - since) / 1e9;
        Latencies all = new Latencies();
        loops.forEach(loop -> all.add(loop.result()));
        return new Sample(all.count() / seconds, all);
    }

    private void post(Caller caller, long until, Latencies latencies, Promise<Latencies> done) {
        long sent = System.nanoTime();
        if (sent >= until) {
            done.complete(latencies);
            return;
        }
        SplittableRandom chance = caller.chance();
        Tuple posting = Tuple.of(
                1 + chance.nextInt(stores),
                1_000,
                chance.nextLong(),
                1 + chance.nextInt(ITEMS),
                FROM_OUTSIDE,
                1 + chance.nextInt(PLACES),
                1L + chance.nextInt(6));
        caller.call().query().execute(posting).onComplete(result -> {
            if (result.failed()) {
                done.fail(result.cause());
            } else {
                latencies.record(System.nanoTime() - sent);
                post(caller, until, latencies, done);
            }
        });
    }

    @Override
    public void close() throws TimeoutException {
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }
}
