package dev.backroom.gateway.lane;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.store.LineRow;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Sources;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the gateway itself brings to its lanes: ticks of due clocks, ends of eras, reports of reused numbers.
///
/// Clock operations are numbered by what they are about, so that the second tick finds the first one's answer.
final class Ticker {

    private static final int REPORTS_MAX = 10_000;

    private final Limits limits;
    private final EraKeeper eras;
    private final InstantSource clock;
    private final Consumer<Ask> post;
    private int ensured;
    private final Map<String, Boolean> reported = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REPORTS_MAX;
        }
    };

    Ticker(Limits limits, EraKeeper eras, InstantSource clock, Consumer<Ask> post) {
        this.limits = limits;
        this.eras = eras;
        this.clock = clock;
        this.post = post;
    }

    /// @param slot with a state of which nothing is tentative
    void tick(Slot slot) {
        if (slot.isLoaded()) {
            Instant now = clock.instant();
            dueClock(slot, now);
            dueEra(slot, now);
        }
    }

    private void dueClock(Slot slot, Instant now) {
        Optional<LineRow.Clock> row = slot.store().row(LineRow.Clock.class, RowKey.of(RowKind.CLOCK, 0));
        if (row.isPresent()
                && !row.get().due().isAfter(now)
                && slot.tickAsked < row.get().generation()) {
            slot.tickAsked = row.get().generation();
            post(slot.id(), Sources.CLOCK, Sources.tickKey(slot.tickAsked), new LineOperation.Tick(slot.tickAsked))
                    .onComplete(done -> slot.tickAsked = isTaken(done) ? slot.tickAsked : -1);
        }
    }

    private void dueEra(Slot slot, Instant now) {
        Store store = slot.store();
        int era = store.head().era();
        Instant since = slot.eraSince();
        if (store.head().number() == 0
                || slot.eraAsked >= era
                || since.equals(Instant.MAX)
                || since.plus(limits.eraLength()).isAfter(now)) {
            return;
        }
        slot.eraAsked = era;
        ensured(era + 1)
                .compose(_ -> post(slot.id(), Sources.CLOCK, Sources.eraKey(era), new LineOperation.CloseEra(era)))
                .onComplete(done -> slot.eraAsked = isTaken(done) ? slot.eraAsked : 0);
    }

    private Future<Void> ensured(int era) {
        return era <= ensured
                ? Future.succeededFuture()
                : eras.ensure(era).onSuccess(_ -> ensured = Math.max(ensured, era));
    }

    private static boolean isTaken(AsyncResult<Answer> done) {
        return done.succeeded() && !(done.result() instanceof Answer.Overloaded);
    }

    /// Leaves an event about a number that came again with other content, once for each content.
    void report(Envelope envelope) {
        String what = envelope.store() + "/" + envelope.source() + "/" + envelope.number() + "/" + envelope.digest();
        if (reported.putIfAbsent(what, true) == null) {
            post(
                    envelope.store(),
                    Sources.GATEWAY,
                    0,
                    new LineOperation.Conflict(envelope.source(), envelope.number(), envelope.digest()));
        }
    }

    private Future<Answer> post(StoreId store, int source, long number, Operation operation) {
        Promise<Answer> promise = Promise.promise();
        post.accept(new Ask(
                Envelope.bySystem(store, source, number, clock.instant(), operation, Json.digest(operation)),
                promise,
                0,
                System.nanoTime()));
        return promise.future();
    }
}
