package dev.backroom.gateway.lane;

import io.vertx.core.Future;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import java.util.function.ObjLongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is done after a batch could not be written: all of it again, or its halves.
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final long LATER_MILLIS = 200;
    private static final long BLOCKED_MILLIS = 1_000;

    private final Turns turns;
    private final States states;
    private final LaneMeters meters;
    private final LongFunction<Future<?>> delay;
    private final ObjLongConsumer<Slot> putAside;

    /// @param delay ends after milliseconds
    /// @param putAside keeps a slot out of the turns for milliseconds
    Recovery(
            Turns turns,
            States states,
            LaneMeters meters,
            LongFunction<Future<?>> delay,
            ObjLongConsumer<Slot> putAside) {
        this.turns = turns;
        this.states = states;
        this.meters = meters;
        this.delay = delay;
        this.putAside = putAside;
    }

    /// Finds out why a batch failed (connection, another gateway, or an operation that nobody can post) and puts its
    /// operations back where they will be tried next.
    ///
    /// @param batch taken back in memory
    /// @param connected whether the connection is still the one that the batch was written on
    /// @return how many operations were given up
    Future<Integer> after(Batch batch, Throwable failure, BooleanSupplier connected) {
        if (!connected.getAsBoolean()) {
            turns.again(batch);
            return Future.succeededFuture(0);
        }
        return switch (Failure.of(failure)) {
            case PASSING -> later(batch, failure);
            case BLOCKED -> blocked(batch, failure);
            case ITS_OWN ->
                states.catchUp(batch).transform(done -> {
                    if (done.failed()) {
                        return later(batch, done.cause());
                    }
                    return connected.getAsBoolean() ? its(batch, failure, done.result()) : later(batch, failure);
                });
        };
    }

    private Future<Integer> its(Batch batch, Throwable failure, boolean moved) {
        if (moved) {
            meters.conflict();
            turns.again(batch);
            return Future.succeededFuture(0);
        }
        meters.bisected();
        LOG.warn("a batch of {} operations failed: {}", batch.operations(), failure.toString());
        return Future.succeededFuture(turns.halve(batch, failure));
    }

    private Future<Integer> later(Batch batch, Throwable failure) {
        LOG.warn("a batch of {} operations is tried again: {}", batch.operations(), failure.toString());
        turns.again(batch);
        return delay.apply(LATER_MILLIS).map(0);
    }

    /// One blocked store must not stop a lane: it is found by halving, and waits aside.
    private Future<Integer> blocked(Batch batch, Throwable failure) {
        if (batch.parts().size() > 1) {
            turns.halve(batch, failure);
        } else {
            Slot slot = batch.parts().getFirst().slot();
            LOG.warn("store {} is blocked: {}", slot.id(), failure.toString());
            turns.again(batch);
            putAside.accept(slot, BLOCKED_MILLIS);
        }
        return Future.succeededFuture(0);
    }
}
