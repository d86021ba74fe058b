package dev.backroom.sim.bench;

import dev.backroom.gateway.log.Database;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.PreparedStatement;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What this PostgreSQL can take at best: the rows of the reference, in its tables, five hundred postings in one
/// transaction of two statements, over as many connections as a gateway has lanes. Nothing is asked, decided or told.
final class Ceiling implements AutoCloseable {

    private static final int CONNECTIONS = 2;
    private static final int BATCH = 500;
    private static final long SECONDS = 60;
    private static final String MOVEMENTS = """
            INSERT INTO movement (store, source, key, item, from_place, to_place, quantity)
            SELECT * FROM unnest($1::int[], $2::int[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::bigint[])""";
    private static final String BALANCES = """
            UPDATE balance b SET quantity = b.quantity + u.q
            FROM unnest($1::int[], $2::int[], $3::int[], $4::bigint[]) u(store, item, place, q)
            WHERE b.store = u.store AND b.item = u.item AND b.place = u.place""";

    private final Vertx vertx = Vertx.vertx();
    private final int stores;
    private final List<Writer> writers = new ArrayList<>();

    private Ceiling(int stores) {
        this.stores = stores;
    }

    private record Writer(
            int number,
            PgConnection connection,
            PreparedStatement movements,
            PreparedStatement balances,
            SplittableRandom chance) {}

    private record Key(int store, int item, int place) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byStore = Integer.compare(store, other.store);
            int byItem = byStore != 0 ? byStore : Integer.compare(item, other.item);
            return byItem != 0 ? byItem : Integer.compare(place, other.place);
        }
    }

    /// Connects to the database of the reference.
    static Ceiling on(Database.Address address, int stores) throws TimeoutException {
        Ceiling ceiling = new Ceiling(stores);
        for (int i = 0; i < CONNECTIONS; i++) {
            ceiling.writers.add(ceiling.connect(address, i).await(SECONDS, TimeUnit.SECONDS));
        }
        return ceiling;
    }

    private Future<Writer> connect(Database.Address address, int number) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.name())
                .setUser(address.user())
                .setPassword(address.password())
                .setPipeliningLimit(8)
                .addProperty("plan_cache_mode", "force_generic_plan")
                .addProperty("enable_seqscan", "off")
                .addProperty("enable_hashjoin", "off")
                .addProperty("enable_mergejoin", "off")
                .addProperty("jit", "off");
        return PgConnection.connect(vertx, options)
                .compose(connection -> Future.all(connection.prepare(MOVEMENTS), connection.prepare(BALANCES))
                        .map(both -> new Writer(
                                number, connection, both.resultAt(0), both.resultAt(1), new SplittableRandom(number))));
    }

    /// Writes as fast as it goes.
    Sample run(Duration time) throws TimeoutException {
        long since = System.nanoTime();
        List<Future<Latencies>> loops = new ArrayList<>();
        for (Writer writer : writers) {
            Promise<Latencies> done = Promise.promise();
            write(writer, since + time.toNanos(), new Latencies(), done);
            loops.add(done.future());
        }
        Future.all(loops).await(SECONDS + time.toSeconds(), TimeUnit.SECONDS);
        double seconds = (System.nanoTime() - since) / 1e9;
        Latencies all = new Latencies();
        loops.forEach(loop -> all.add(loop.result()));
        return new Sample(all.count() * BATCH / seconds, all);
    }

    private void write(Writer writer, long until, Latencies latencies, Promise<Latencies> done) {
        long sent = System.nanoTime();
        if (sent >= until) {
            done.complete(latencies);
            return;
        }
        Map<Key, Long> changes = new TreeMap<>();
        Tuple movements = movements(writer, changes);
        Future<?> begin = writer.connection().query("BEGIN").execute();
        Future<?> rows = writer.movements().query().execute(movements);
        Future<?> sums = writer.balances().query().execute(balances(changes));
        Future<?> commit = writer.connection().query("COMMIT").execute();
        Future.all(begin, rows, sums, commit).onComplete(result -> {
            if (result.failed()) {
                done.fail(result.cause());
            } else {
                latencies.record(System.nanoTime() - sent);
                write(writer, until, latencies, done);
            }
        });
    }

    /// Each writer has stores of its own, as each lane has.
    private Tuple movements(Writer writer, Map<Key, Long> changes) {
        Integer[] store = new Integer[BATCH];
        Integer[] source = new Integer[BATCH];
        Long[] key = new Long[BATCH];
        Integer[] item = new Integer[BATCH];
        Integer[] from = new Integer[BATCH];
        Integer[] to = new Integer[BATCH];
        Long[] quantity = new Long[BATCH];
        SplittableRandom chance = writer.chance();
        for (int i = 0; i < BATCH; i++) {
            store[i] = 1 + chance.nextInt(stores / CONNECTIONS) * CONNECTIONS + writer.number();
            source[i] = 1_000;
            key[i] = chance.nextLong();
            item[i] = 1 + chance.nextInt(Reference.ITEMS);
            from[i] = Reference.FROM_OUTSIDE;
            to[i] = 1 + chance.nextInt(Reference.PLACES);
            quantity[i] = 1L + chance.nextInt(6);
            changes.merge(new Key(store[i], item[i], from[i]), -quantity[i], Long::sum);
            changes.merge(new Key(store[i], item[i], to[i]), quantity[i], Long::sum);
        }
        return Tuple.from(new Object[] {store, source, key, item, from, to, quantity});
    }

    private static Tuple balances(Map<Key, Long> changes) {
        int n = changes.size();
        Integer[] store = new Integer[n];
        Integer[] item = new Integer[n];
        Integer[] place = new Integer[n];
        Long[] quantity = new Long[n];
        int i = 0;
        for (Map.Entry<Key, Long> change : changes.entrySet()) {
            store[i] = change.getKey().store();
            item[i] = change.getKey().item();
            place[i] = change.getKey().place();
            quantity[i] = change.getValue();
            i++;
        }
        return Tuple.of(store, item, place, quantity);
    }

    @Override
    public void close() throws TimeoutException {
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }
}
