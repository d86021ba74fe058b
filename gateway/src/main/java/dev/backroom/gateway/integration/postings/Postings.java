package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Committed;
import dev.backroom.gateway.log.Cursors;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.Lease;
import dev.backroom.gateway.log.Outbox;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.store.StoreId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tails the log of every store to one target. Of all gateways on a database one does it at a time.
///
/// What the target takes at once leaves no trace but the cursor. What it fails on or refuses gets a row, and with it
/// whatever follows about the same document; everything else goes on. While the target is away nothing is read and
/// nothing is written: the log waits.
public final class Postings extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Postings.class);

    private static final long TURN_MILLIS = 200;
    private static final long SAVE_MILLIS = 1_000;
    private static final long SWEEP_MILLIS = 2_000;
    private static final long LEASE_MILLIS = 1_000;
    private static final long DRAIN_MILLIS_MAX = 2_000;

    /// What it works with.
    ///
    /// @param post posts an operation to its store's lane
    public record Ports(
            EventReader events,
            Cursors cursors,
            Outbox outbox,
            Lease lease,
            Function<Envelope, Future<Answer>> post,
            InstantSource clock,
            RandomGenerator chance) {}

    /// How it stands.
    ///
    /// @param up whether the target answers, as far as known
    /// @param lag events that exist and were not looked at
    /// @param unsent messages that could not be told plainly and still are not
    /// @param parked those of them that wait for a person
    public record Health(boolean up, String detail, long lag, int unsent, int parked) {}

    /// What is said of a commit.
    private record News(StoreId store, long number, boolean concerns) {}

    private final Target target;
    private final Ports ports;
    private final PostingMeters meters;
    private final Breaker breaker;
    private @Nullable Courier courier;
    private Lease.@Nullable Held held;
    private @Nullable Notes notes;
    private volatile @Nullable Telling telling;
    private volatile Health health = new Health(true, "begins", 0, 0, 0);
    private boolean stopping;

    public Postings(Target target, Ports ports, PostingMeters meters) {
        this.target = target;
        this.ports = ports;
        this.meters = meters;
        this.breaker = new Breaker(ports.chance());
    }

    @Override
    public Future<?> start() {
        courier = new Courier(vertx, target);
        meters.gauge("lag", "events that exist and were not looked at for the target", () -> health.lag());
        meters.gauge("unsent", "messages that could not be told plainly and still are not", () -> health.unsent());
        meters.gauge("parked", "messages that wait for a person", () -> health.parked());
        vertx.setPeriodic(TURN_MILLIS, _ -> turn());
        vertx.setPeriodic(SAVE_MILLIS, _ -> save());
        vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep());
        lead(courier);
        return Future.succeededFuture();
    }

    /// Waits a moment for what is on the way, and gives the lease back.
    @Override
    public Future<?> stop() {
        stopping = true;
        return drained(ports.clock().millis() + DRAIN_MILLIS_MAX)
                .compose(_ -> save())
                .transform(_ -> held == null ? Future.succeededFuture() : held.release())
                .transform(_ -> courier == null ? Future.succeededFuture() : courier.close());
    }

    /// Takes notice of what was just committed. Called on any thread; never blocks.
    public void offer(List<Committed> committed) {
        Context mine = context;
        if (mine == null || telling == null || stopping) {
            return;
        }
        List<News> news = committed.stream()
                .map(one -> new News(one.event().store(), one.event().number(), Content.concerns(one.rows())))
                .toList();
        mine.runOnContext(_ -> {
            Telling now = telling;
            if (now != null) {
                news.forEach(one -> now.reading().know(one.store(), one.number(), one.concerns()));
                now.turn();
            }
        });
    }

    /// How it stood within the last second.
    public Health health() {
        return health;
    }

    /// Whether a store's line was told up to a number, and nothing of any store is left that could not be told.
    public boolean hasTold(StoreId store, long number) {
        Telling now = telling;
        return now != null && now.reading().told(store) >= number && now.unsent() == 0;
    }

    /// Waits for the lease, then takes up what is there.
    private void lead(Courier ours) {
        if (stopping) {
            return;
        }
        ports.lease()
                .take(() -> context.runOnContext(_ -> lost("the lease is lost with its connection")))
                .compose(lease -> {
                    held = lease;
                    return Future.all(ports.cursors().load(), ports.outbox().load(target.name(), target.reader()));
                })
                .onSuccess(known -> {
                    Notes fresh = new Notes(target.name(), ports.outbox(), ports.cursors(), this::unwritten);
                    Telling begun = new Telling(target, means(ours, fresh), breaker, new Patience(ports.chance()));
                    begun.begin(known.resultAt(0), known.resultAt(1));
                    notes = fresh;
                    telling = begun;
                    sweep();
                })
                .onFailure(e -> {
                    health = new Health(true, String.valueOf(e.getMessage()), 0, 0, 0);
                    lost("what is to be told cannot be read");
                    vertx.setTimer(LEASE_MILLIS, _ -> lead(ours));
                });
    }

    private Means means(Courier ours, Notes fresh) {
        return new Means(
                ports.events()::after,
                ports.events()::at,
                ours::send,
                fresh::write,
                ports.post(),
                meters,
                ports.clock());
    }

    private void unwritten(Notes which, Throwable e) {
        context.runOnContext(_ -> {
            if (notes == which) {
                lost("nothing can be written: " + e.getMessage());
            }
        });
    }

    /// Forgets everything, since cursors and table have it, and begins anew in a moment.
    private void lost(String why) {
        Telling old = telling;
        Lease.Held lease = held;
        Courier ours = courier;
        telling = null;
        notes = null;
        held = null;
        if (lease != null) {
            lease.release();
        }
        if (old != null && ours != null && !stopping) {
            old.end();
            LOG.warn("postings to {} begin anew: {}", target.name(), why);
            vertx.setTimer(LEASE_MILLIS, _ -> lead(ours));
        }
    }

    private void turn() {
        Telling now = telling;
        if (now != null && !stopping) {
            now.turn();
        }
    }

    private Future<Void> save() {
        Telling now = telling;
        Lease.Held lease = held;
        if (lease != null) {
            lease.renew();
        }
        if (now == null) {
            return Future.succeededFuture();
        }
        long lag = now.reading().lines().stream().mapToLong(Line::lag).sum();
        int unsent = now.unsent();
        int parked = now.parked();
        String state = "lag " + lag + ", unsent " + unsent + ", parked " + parked;
        health = breaker.isOpen()
                ? new Health(false, target.name() + " " + breaker.why() + "; " + state, lag, unsent, parked)
                : new Health(true, state, lag, unsent, parked);
        return notes == null
                ? Future.succeededFuture()
                : notes.save(now.reading().lines());
    }

    /// Looks for what nobody told us.
    private void sweep() {
        Telling now = telling;
        if (now != null && !stopping) {
            ports.events()
                    .heads()
                    .onSuccess(heads -> {
                        heads.forEach((store, head) -> now.reading().know(store, head.number(), true));
                        now.turn();
                    })
                    .onFailure(e -> LOG.debug("no sweep", e));
        }
    }

    private Future<Void> drained(long untilMillis) {
        Telling now = telling;
        if (now == null || now.flights() == 0 || ports.clock().millis() > untilMillis) {
            return Future.succeededFuture();
        }
        Promise<Void> later = Promise.promise();
        vertx.setTimer(20, _ -> drained(untilMillis).onComplete(later));
        return later.future();
    }
}
