package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.Committed;
import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.Overdue;
import dev.backroom.gateway.log.StateLoader;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// All lanes of a gateway. A store always goes to the same lane; lanes share nothing but the chain's snapshot.
public final class Lanes {

    private static final Logger LOG = LoggerFactory.getLogger(Lanes.class);
    private static final long MASTER_REFRESH_MILLIS = 250;
    private static final long OVERDUE_MILLIS = 5_000;
    /// A gateway that has the store ticks it before that.
    private static final Duration OVERDUE_BY = Duration.ofSeconds(2);

    /// So many are loaded at a time for nobody but the clock.
    private static final int OVERDUE_MAX = 100;

    private final Vertx vertx;
    private final LogView log;
    private final MasterKeeper masters;
    private final Setup setup;
    private final List<String> deployments = new CopyOnWriteArrayList<>();
    private long refreshing;
    private long sweeping;
    private final List<Lane> lanes = new ArrayList<>();
    private final List<Consumer<List<Committed>>> listeners = new CopyOnWriteArrayList<>();

    /// How lanes are set up.
    ///
    /// @param count lanes, each with one connection
    /// @param clock the only clock that decisions see
    /// @param eras makes sure that an era has its partition
    /// @param overdue finds stores whose time has come
    public record Setup(
            int count, Limits limits, InstantSource clock, LaneMeters meters, EraKeeper eras, Overdue overdue) {}

    public Lanes(Vertx vertx, Database database, EventReader events, StateLoader loader, Setup setup) {
        this.vertx = vertx;
        this.setup = setup;
        this.log = new LogView(events, loader);
        this.masters = new MasterKeeper(log);
        Lane.Tools tools =
                new Lane.Tools(database, log, setup.limits(), masters, setup.meters(), setup.clock(), setup.eras());
        for (int i = 0; i < setup.count(); i++) {
            lanes.add(new Lane(tools, this::committed));
        }
    }

    public Future<Void> start() {
        return masters.load().compose(_ -> deploy()).map(_ -> {
            refreshing = vertx.setPeriodic(
                    MASTER_REFRESH_MILLIS, _ -> masters.refresh().onFailure(e -> LOG.debug("no refresh", e)));
            sweeping = vertx.setPeriodic(OVERDUE_MILLIS, _ -> wakeOverdue());
            return null;
        });
    }

    /// Stores whose time has come and that nobody has open are looked at: their lane loads and ticks them.
    private void wakeOverdue() {
        Instant due = setup.clock().instant().minus(OVERDUE_BY);
        setup.overdue()
                .stores(due, due.minus(setup.limits().eraLength()))
                .onSuccess(stores -> stores.stream()
                        .limit(OVERDUE_MAX)
                        .forEach(store -> read(store, 0, (_, _) -> store)
                                .onFailure(e ->
                                        LOG.debug("store {} has something due and cannot be looked at", store, e))))
                .onFailure(e -> LOG.debug("nobody knows what is due", e));
    }

    private Future<?> deploy() {
        return Future.all(lanes.stream()
                .map(lane -> vertx.deployVerticle(lane).onSuccess(deployments::add))
                .toList());
    }

    /// Ends all lanes; what is in flight is committed or not, as the log will tell.
    public Future<Void> stop() {
        vertx.cancelTimer(refreshing);
        vertx.cancelTimer(sweeping);
        return Future.join(deployments.stream().map(vertx::undeploy).toList()).mapEmpty();
    }

    /// Posts an operation. The answer comes when it is committed, or when it is clear that nothing was taken.
    public Future<Answer> post(Envelope envelope) {
        return lane(envelope.store()).post(envelope);
    }

    /// The answer that was given to a source's number; empty when it is not known.
    public Future<Optional<Answer>> answer(StoreId store, int source, long number) {
        return read(store, 0, (state, _) -> state.last(source))
                .compose(last -> log.answer(store, source, number, Optional.empty(), last));
    }

    /// Looks at the committed state of a store, as soon as it has reached a number.
    ///
    /// @return fails with [NotThereYet] when that takes too long
    public <T> Future<T> read(StoreId store, long atLeast, BiFunction<Store, Master, T> view) {
        return lane(store).read(store, atLeast, view);
    }

    /// The newest committed snapshot of the chain.
    public Master master() {
        return masters.master();
    }

    /// The snapshot of the chain with all that is committed by now, here or elsewhere.
    public Future<Master> newestMaster() {
        return masters.refresh().map(_ -> masters.master());
    }

    /// Calls back after each commit, on a lane's thread, with the events in order per store. Must not block.
    public void onCommit(Consumer<List<Committed>> listener) {
        listeners.add(listener);
    }

    private void committed(List<Committed> events) {
        for (Consumer<List<Committed>> listener : listeners) {
            try {
                listener.accept(events);
            } catch (RuntimeException e) {
                LOG.error("a reader of commits failed; what is committed stays so", e);
            }
        }
    }

    private Lane lane(StoreId store) {
        return lanes.get(store.value() % lanes.size());
    }
}
