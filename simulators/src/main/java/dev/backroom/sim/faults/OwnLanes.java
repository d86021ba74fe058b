package dev.backroom.sim.faults;

import dev.backroom.gateway.lane.LaneMeters;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.lane.Limits;
import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.Eras;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.gateway.log.StateLoader;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lanes in this process, on a database of our own: what has to be there before a gateway is measured or broken is
/// put by them, since only a lane writes a store's history. Blocking, but for [#post].
public final class OwnLanes implements AutoCloseable {

    private static final int LANES = 2;
    private static final int READERS = 4;
    private static final int OWNERS = 2;
    private static final long SECONDS = 120;
    private static final Principal OPERATOR =
            new Principal(0, Sources.OPERATOR, Set.of(Role.SYSTEM, Role.ADMINISTRATOR, Role.CLERK));

    private final Vertx vertx;
    private final Pool readers;
    private final Pool owners;
    private final Lanes lanes;

    private OwnLanes(Vertx vertx, Database database) {
        this.vertx = vertx;
        this.readers = database.readers(READERS);
        this.owners = database.owners(OWNERS);
        this.lanes = new Lanes(
                vertx,
                database,
                new EventReader(readers),
                new StateLoader(readers),
                new Lanes.Setup(
                        LANES,
                        Limits.DEFAULT,
                        InstantSource.system(),
                        new LaneMeters(new SimpleMeterRegistry()),
                        new Eras(owners)::ensure,
                        new Overdue(readers)));
    }

    /// Brings the schema up to date and starts.
    public static OwnLanes on(Database.Address address) throws TimeoutException {
        Database.migrate(address);
        Vertx vertx = Vertx.vertx();
        OwnLanes own = new OwnLanes(vertx, new Database(vertx, address));
        own.await(new Eras(own.owners).ensure(1));
        own.await(own.lanes.start());
        return own;
    }

    public Lanes lanes() {
        return lanes;
    }

    public Pool readers() {
        return readers;
    }

    /// Posts an operation that must be accepted.
    ///
    /// @return what it was accepted as; fails when it was not
    public Future<Outcome.Accepted> post(StoreId store, Operation operation) {
        return lanes.post(new Envelope(
                        store,
                        Sources.OPERATOR,
                        0,
                        false,
                        OPERATOR,
                        Instant.now(),
                        false,
                        0,
                        Optional.empty(),
                        operation,
                        Json.digest(operation)))
                .map(answer -> {
                    if (answer instanceof Answer.Decided decided
                            && decided.outcome() instanceof Outcome.Accepted accepted) {
                        return accepted;
                    }
                    throw new IllegalStateException("not accepted: " + operation + ": " + answer);
                });
    }

    public <T> T await(Future<T> future) throws TimeoutException {
        return future.await(SECONDS, TimeUnit.SECONDS);
    }

    /// Waits for all of them.
    public void await(List<? extends Future<?>> futures) throws TimeoutException {
        await(Future.all(futures));
    }

    @Override
    public void close() throws TimeoutException {
        await(lanes.stop().transform(_ -> Future.join(readers.close(), owners.close())));
        await(vertx.close());
    }
}
