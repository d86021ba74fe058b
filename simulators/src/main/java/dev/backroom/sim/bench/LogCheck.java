package dev.backroom.sim.bench;

import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.sim.faults.LocalPostgres;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Looks at what a round left in the log: whether each store's chain goes on without a gap or a wrong hash, and
/// whether
/// the relay has brought all of it to Kafka. Goes on where it stopped the last time.
final class LogCheck implements AutoCloseable {

    private static final int PART = 2_000;
    private static final int READERS = 4;
    private static final long SECONDS = 120;
    private static final Duration RELAY_WAIT = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(20).toNanos();

    /// Heads that the relay's cursors have not reached yet.
    private static final String BEHIND = """
            SELECT count(*) FROM (SELECT store, max(number) AS number FROM event GROUP BY store) e
            LEFT JOIN cursor c ON c.store = e.store AND c.reader = 'kafka'
            WHERE c.number IS DISTINCT FROM e.number""";

    private final Vertx vertx = Vertx.vertx();
    private final Database.Address address;
    private final Pool readers;
    private final EventReader events;
    private final Map<StoreId, Head> verified = new HashMap<>();
    private long looked;

    LogCheck(Database.Address address) {
        this.address = address;
        this.readers = new Database(vertx, address).readers(READERS);
        this.events = new EventReader(readers);
    }

    /// Events that were verified so far.
    long looked() {
        return looked;
    }

    /// What is wrong, if anything.
    Optional<String> problem() throws TimeoutException {
        Map<StoreId, Head> heads = events.heads().await(SECONDS, TimeUnit.SECONDS);
        Map<StoreId, Future<Head>> walks = new HashMap<>();
        heads.forEach((store, _) -> walks.put(store, walk(store, verified.getOrDefault(store, Head.START))));
        try {
            Future.all(List.copyOf(walks.values())).await(SECONDS, TimeUnit.SECONDS);
        } catch (IllegalStateException broken) {
            return Optional.of(String.valueOf(broken.getMessage()));
        }
        walks.forEach((store, walk) -> {
            looked += walk.result().number()
                    - verified.getOrDefault(store, Head.START).number();
            verified.put(store, walk.result());
        });
        return relayed() ? Optional.empty() : Optional.of("the relay did not reach the last numbers");
    }

    private Future<Head> walk(StoreId store, Head from) {
        return events.after(store, from.number(), PART).compose(part -> {
            Head head = from;
            for (Event event : part) {
                head = next(head, event);
            }
            return part.size() < PART ? Future.succeededFuture(head) : walk(store, head);
        });
    }

    private static Head next(Head head, Event event) {
        Bytes previous = head.hash();
        if (event.number() != head.number() + 1 || !event.follows(previous)) {
            throw new IllegalStateException(
                    "the chain of store " + event.store() + " is broken after " + head.number());
        }
        return new Head(event.number(), event.hash(), event.time(), event.era());
    }

    private boolean relayed() {
        long until = System.nanoTime() + RELAY_WAIT.toNanos();
        while (behind() > 0) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return true;
    }

    private long behind() {
        try (Connection connection = LocalPostgres.connect(address);
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(BEHIND)) {
            found.next();
            return found.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException("the relay's cursors cannot be read", e);
        }
    }

    @Override
    public void close() throws TimeoutException {
        readers.close().await(SECONDS, TimeUnit.SECONDS);
        vertx.close().await(SECONDS, TimeUnit.SECONDS);
    }
}
