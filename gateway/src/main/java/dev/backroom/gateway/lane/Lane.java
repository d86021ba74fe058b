package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.Changes;
import dev.backroom.gateway.log.Committed;
import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.gateway.log.Database;
import dev.backroom.gateway.log.LaneWriter;
import dev.backroom.gateway.log.StateLoader;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.internal.VertxInternal;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Takes what waits, decides it, commits it, replies: one batch after the other, on one thread and one connection.
///
/// No timer makes batches: when the last commit has returned, everything that waits is the next one. All fields
/// belong to
/// the lane's own context.
final class Lane extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final long RECONNECT_MILLIS = 200;
    private static final long TICK_MILLIS = 100;

    private final Database database;
    private final Limits limits;
    private final MasterKeeper masters;
    private final LaneMeters meters;
    private final Decider decider;
    private final Consumer<List<Committed>> committed;
    private final LogView log;
    private final Map<StoreId, Slot> slots = new HashMap<>();
    private final Turns turns;
    private final Ticker ticker;
    private final States states;
    private final Recovery recovery;
    private @Nullable LaneWriter writer;
    private boolean busy;
    private boolean closing;
    private int waiting;
    private final Promise<Void> ended = Promise.promise();

    /// What a lane is given to work with.
    record Tools(
            Database database,
            LogView log,
            Limits limits,
            MasterKeeper masters,
            LaneMeters meters,
            InstantSource clock,
            EraKeeper eras) {}

    /// @param committed told after each commit, events in order per store
    Lane(Tools tools, Consumer<List<Committed>> committed) {
        this.database = tools.database;
        this.log = tools.log;
        this.limits = tools.limits;
        this.masters = tools.masters;
        this.meters = tools.meters;
        this.decider = new Decider(tools.clock, tools.meters);
        this.committed = committed;
        this.turns = new Turns(limits);
        this.states = new States(tools.log, limits);
        this.recovery = new Recovery(turns, states, meters, millis -> vertx.timer(millis), this::putAside);
        this.ticker = new Ticker(limits, tools.eras, tools.clock, this::accept);
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(TICK_MILLIS, _ -> tick());
        return connect();
    }

    /// Ends after the batch that is being written. What waits was not taken.
    @Override
    public Future<?> stop() {
        closing = true;
        if (!busy) {
            end();
        }
        return ended.future();
    }

    private void end() {
        for (Slot slot : slots.values()) {
            slot.waiting.forEach(ask -> ask.answer(new Answer.Overloaded(1)));
            slot.reads.forEach(reading -> reading.promise().tryFail("the lane has ended"));
        }
        (writer == null ? Future.<Void>succeededFuture() : writer.close()).onComplete(ended);
    }

    private Future<Void> connect() {
        return database.connectLane().compose(LaneWriter::on).map(this::connected);
    }

    private Void connected(LaneWriter fresh) {
        writer = fresh;
        fresh.onLost(() -> lost(fresh));
        slots.values().forEach(this::wake);
        pump();
        return null;
    }

    /// A lost connection may have taken an answer with it: the lane forgets every state and looks at the log again.
    private void lost(LaneWriter which) {
        if (writer == which) {
            writer = null;
            turns.clear();
            slots.values().forEach(Slot::forget);
            if (!closing) {
                LOG.warn("a lane lost its connection; it forgets its states and connects again");
                reconnect();
            }
        }
    }

    private void reconnect() {
        if (!closing) {
            connect().onFailure(_ -> vertx.setTimer(RECONNECT_MILLIS, _ -> reconnect()));
        }
    }

    /// Any thread: takes an operation in, or says that the queue is full.
    Future<Answer> post(Envelope envelope) {
        Promise<Answer> promise = ((VertxInternal) vertx).getOrCreateContext().promise();
        context.runOnContext(_ -> accept(new Ask(envelope, promise, 0, System.nanoTime())));
        return promise.future();
    }

    /// Any thread: looks at a store's committed state.
    <T> Future<T> read(StoreId store, long atLeast, BiFunction<Store, Master, T> view) {
        Promise<T> promise = ((VertxInternal) vertx).getOrCreateContext().promise();
        long until = System.nanoTime() + limits.readWait().toNanos();
        context.runOnContext(_ -> accept(store, new Reading<>(atLeast, view, promise, until)));
        return promise.future();
    }

    Context context() {
        return context;
    }

    private void accept(Ask ask) {
        Slot slot = slots.computeIfAbsent(ask.envelope().store(), Slot::new);
        if (closing || waiting >= limits.queueMax() || slot.waiting.size() >= limits.storeQueueMax()) {
            meters.overloaded();
            ask.answer(new Answer.Overloaded(1));
            return;
        }
        waiting++;
        slot.waiting.addLast(ask);
        wake(slot);
        pump();
    }

    private void accept(StoreId store, Reading<?> reading) {
        Slot slot = slots.computeIfAbsent(store, Slot::new);
        slot.reads.add(reading);
        wake(slot);
        pump();
    }

    /// Makes sure that a slot with work is loaded, and then in the turns.
    private void wake(Slot slot) {
        if (writer == null || slot.queued || slot.aside || (slot.waiting.isEmpty() && slot.reads.isEmpty())) {
            return;
        }
        if (!slot.isLoaded()) {
            states.load(slot, done -> loaded(slot, done));
        } else if (masters.master().version() < slot.masterFloor()) {
            slot.aside = true;
            masters.refresh().onComplete(_ -> context.runOnContext(_ -> bringBack(slot, TICK_MILLIS)));
        } else {
            turns.add(slot);
        }
    }

    private void loaded(Slot slot, AsyncResult<StateLoader.Loaded> done) {
        if (done.succeeded()) {
            wake(slot);
            pump();
            return;
        }
        if (done.cause() instanceof DamagedLine) {
            waiting -= slot.waiting.size();
            slot.waiting.forEach(ask -> ask.promise().tryFail(done.cause()));
            slot.waiting.clear();
            slot.reads.forEach(reading -> reading.promise().tryFail(done.cause()));
            slot.reads.clear();
        }
        vertx.setTimer(RECONNECT_MILLIS, _ -> {
            slot.loading = false;
            wake(slot);
        });
    }

    private void putAside(Slot slot, long millis) {
        slot.aside = true;
        vertx.setTimer(millis, _ -> bringBack(slot, TICK_MILLIS));
    }

    /// Ends a slot's time aside, at once when it can be decided, else a little later.
    private void bringBack(Slot slot, long otherwiseMillis) {
        if (masters.master().version() >= slot.masterFloor()) {
            slot.aside = false;
            wake(slot);
            pump();
        } else {
            vertx.setTimer(otherwiseMillis, _ -> {
                slot.aside = false;
                wake(slot);
                pump();
            });
        }
    }

    private void pump() {
        LaneWriter current = writer;
        if (busy || closing || current == null) {
            return;
        }
        Master master = masters.master();
        Batch batch = turns.next(master, this::wake);
        if (batch.isEmpty()) {
            return;
        }
        busy = true;
        batch.parts().forEach(part -> part.slot().inFlight = true);
        long start = System.nanoTime();
        try {
            decide(batch, master, start);
        } catch (RuntimeException e) {
            LOG.error("a batch of {} operations cannot be decided", batch.operations(), e);
            batch.undo();
            waiting -= turns.halve(batch, e);
            context.runOnContext(_ -> resume(batch, true));
            return;
        }
        long decided = System.nanoTime();
        meters.decided(batch.operations(), decided - start);
        write(current, batch).onComplete(done -> {
            meters.committed(System.nanoTime() - decided);
            afterWrite(current, batch, done.succeeded() ? null : done.cause());
        });
    }

    private void decide(Batch batch, Master master, long now) {
        for (Part part : batch.parts()) {
            part.asks().forEach(ask -> meters.queued(now - ask.queuedNanos()));
            part.slot().used(now);
            decider.decide(part, master);
        }
    }

    /// A batch without events (only numbers seen before) has nothing to write.
    private static Future<Void> write(LaneWriter writer, Batch batch) {
        Changes changes = batch.changes();
        return changes.events().isEmpty() ? Future.succeededFuture() : writer.write(changes);
    }

    private void afterWrite(LaneWriter current, Batch batch, @Nullable Throwable failure) {
        if (failure == null) {
            try {
                succeeded(batch);
            } finally {
                resume(batch, false);
            }
        } else {
            batch.undo();
            recovery.after(batch, failure, () -> writer == current).onComplete(done -> {
                waiting -= done.succeeded() ? done.result() : 0;
                resume(batch, true);
            });
        }
    }

    /// @param others whether operations of other stores were given back too
    private void resume(Batch batch, boolean others) {
        busy = false;
        batch.parts().forEach(part -> part.slot().inFlight = false);
        if (closing) {
            end();
            return;
        }
        if (others) {
            slots.values().forEach(this::wake);
        } else {
            batch.parts().forEach(part -> wake(part.slot()));
        }
        pump();
    }

    private void succeeded(Batch batch) {
        waiting -= batch.operations();
        for (Part part : batch.parts()) {
            if (!part.tentative().events().isEmpty()) {
                part.slot().began(part.tentative().events().getFirst().time());
            }
            if (part.slot().id().isChain()) {
                masters.apply(part.tentative().events());
            }
            part.reply();
            part.lookups().forEach(this::lookUp);
            leftOut(part);
            ticker.tick(part.slot());
        }
        List<Committed> written = batch.committed();
        if (!written.isEmpty()) {
            committed.accept(written);
        }
    }

    /// Where the part wrote an event, its commit proved that the state was the newest. Else another gateway may have
    /// the numbers that seem to be left out: the log is asked first.
    private void leftOut(Part part) {
        if (!part.tentative().events().isEmpty()) {
            part.aheads().forEach(Part.Ahead::answer);
        } else if (!part.aheads().isEmpty()) {
            states.catchUp(part.slot())
                    .onComplete(
                            moved -> part.settle(moved, this::accept),
                            e -> part.aheads()
                                    .forEach(ahead -> ahead.ask().promise().tryFail(e)));
        }
    }

    /// A number that was seen before gets its first answer again, from the log.
    private void lookUp(Ask ask) {
        long line = slots.computeIfAbsent(ask.envelope().store(), Slot::new).line();
        log.answer(ask.envelope(), last(ask)).onComplete(done -> {
            if (done.failed()) {
                ask.promise().tryFail(done.cause());
            } else {
                lookedUp(ask, line, done.result());
            }
        });
    }

    private long last(Ask ask) {
        return Optional.ofNullable(slots.get(ask.envelope().store()))
                .flatMap(Slot::loaded)
                .map(store -> store.last(ask.envelope().source()))
                .orElse(ask.envelope().number());
    }

    private void lookedUp(Ask ask, long line, Optional<Answer> found) {
        if (found.isEmpty()) {
            accept(ask.absentIn(line));
            return;
        }
        ask.answer(found.get());
        if (found.get() instanceof Answer.Reused) {
            ticker.report(ask.envelope());
        }
    }

    private void tick() {
        long now = System.nanoTime();
        for (Slot slot : slots.values()) {
            States.expireReads(slot, now);
            if (slot.isLoaded() && !slot.inFlight) {
                tick(slot);
            }
        }
        states.evict(slots);
        slots.values().removeIf(slot -> !slot.isLoaded() && slot.isIdle());
    }

    /// Reads that wait for a number may wait for one that another gateway has.
    private void tick(Slot slot) {
        if (writer != null) {
            ticker.tick(slot);
        }
        if (!slot.reads.isEmpty() && slot.waiting.isEmpty() && !slot.queued) {
            states.catchUp(slot).onSuccess(_ -> {
                wake(slot);
                pump();
            });
        }
    }
}
