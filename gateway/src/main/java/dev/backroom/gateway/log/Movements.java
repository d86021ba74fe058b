package dev.backroom.gateway.log;

import dev.backroom.gateway.log.MovementTable.Step;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The reader of the log that keeps table `movement`: what was moved, for reports and audits.
///
/// Commits of its own gateway only put their events aside; a few times a second they are written, many at once. A
/// sweep finds what other gateways committed and what was left when one ended. Between two writes it rests as long as
/// the last one took, so that lanes always have the better part of the machine. Deploy it on a worker: decoding must
/// not hold up an event loop.
public final class Movements extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Movements.class);

    private static final long PAUSE_MILLIS = 250;
    private static final long PAUSE_MILLIS_MAX = 5_000;
    private static final long SWEEP_MILLIS = 10_000;
    private static final long DRAIN_MILLIS_MAX = 5_000;
    private static final int OFFERED_MAX = 20_000;
    private static final int WRITE_MAX = 5_000;
    private static final int FAILURES_MAX = 3;

    /// Where one store stands. Belongs to the reader's context.
    private static final class Line {
        private final StoreId store;
        private long cursor;
        private long known;
        private boolean queued;
        private List<Committed> fresh = new ArrayList<>();

        Line(StoreId store) {
            this.store = store;
        }

        /// Events that follow the cursor without a gap, as far as they are at hand.
        List<Committed> next() {
            List<Committed> next = new ArrayList<>(fresh.size());
            long last = cursor;
            for (Committed one : fresh) {
                if (one.event().number() == last + 1) {
                    next.add(one);
                    last++;
                }
            }
            fresh = new ArrayList<>();
            return next;
        }

        boolean behind() {
            return known > cursor;
        }
    }

    private final EventReader events;
    private final MovementTable table;
    private final Queue<Committed> offered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger offeredSize = new AtomicInteger();
    private final AtomicLong lag = new AtomicLong();
    private final Map<StoreId, Line> lines = new HashMap<>();
    private final Deque<Line> waiting = new ArrayDeque<>();
    private Future<Void> running = Future.succeededFuture();
    /// Events at hand that are not being written yet.
    private int held;

    private boolean stopping;

    /// @param pool connections with the rights of a gateway
    public Movements(EventReader events, Pool pool) {
        this.events = events;
        this.table = new MovementTable(events, pool);
    }

    /// Takes what was just committed, in order per store. Called on any thread; never blocks. What does not fit is
    /// found by the sweep.
    public void offer(List<Committed> committed) {
        if (offeredSize.get() < OFFERED_MAX) {
            offeredSize.addAndGet(committed.size());
            offered.addAll(committed);
        }
    }

    /// Events that are known and not in the table yet.
    public long lag() {
        return lag.get();
    }

    @Override
    public Future<?> start() {
        return sweep().onSuccess(_ -> {
            vertx.setPeriodic(SWEEP_MILLIS, _ -> sweep().onFailure(e -> LOG.warn("the log cannot be swept", e)));
            later(PAUSE_MILLIS);
        });
    }

    /// Writes what is known, as far as there is time, and ends.
    @Override
    public Future<?> stop() {
        stopping = true;
        return running.transform(_ -> drain(System.nanoTime() + DRAIN_MILLIS_MAX * 1_000_000))
                .recover(e -> {
                    LOG.warn("some movements will be written after the next start", e);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> drain(long untilNanos) {
        takeOffered();
        return waiting.isEmpty() || System.nanoTime() > untilNanos
                ? Future.succeededFuture()
                : round().compose(_ -> drain(untilNanos));
    }

    private void later(long millis) {
        if (!stopping) {
            vertx.setTimer(Math.min(millis, PAUSE_MILLIS_MAX), _ -> turn());
        }
    }

    private void turn() {
        if (stopping) {
            return;
        }
        takeOffered();
        long began = System.nanoTime();
        running = waiting.isEmpty() ? Future.succeededFuture() : round();
        running.onComplete(done -> {
            long took = (System.nanoTime() - began) / 1_000_000;
            if (done.failed()) {
                LOG.warn("movements were not written; the reader tries again", done.cause());
                later(PAUSE_MILLIS_MAX);
            } else {
                later(waiting.isEmpty() ? Math.max(PAUSE_MILLIS, took) : took + 1);
            }
        });
    }

    private void takeOffered() {
        while (held < OFFERED_MAX && offered.peek() != null) {
            Committed one = offered.remove();
            offeredSize.decrementAndGet();
            Line line = lines.computeIfAbsent(one.event().store(), Line::new);
            line.fresh.add(one);
            held++;
            know(line, one.event().number());
        }
        count();
    }

    private void know(Line line, long number) {
        line.known = Math.max(line.known, number);
        if (line.behind() && !line.queued) {
            line.queued = true;
            waiting.addLast(line);
        }
    }

    private void count() {
        lag.set(lines.values().stream()
                .mapToLong(line -> Math.max(0, line.known - line.cursor))
                .sum());
    }

    /// Looks where all lines and all cursors are, whoever moved them.
    private Future<Void> sweep() {
        Future<Map<StoreId, Head>> heads = events.heads();
        Future<Map<StoreId, Long>> cursors = table.cursors();
        return Future.all(heads, cursors)
                .compose(_ -> {
                    Set<StoreId> fresh = new HashSet<>(heads.result().keySet());
                    fresh.removeAll(cursors.result().keySet());
                    return table.begin(fresh);
                })
                .map(_ -> {
                    heads.result().forEach((store, head) -> {
                        Line line = lines.computeIfAbsent(store, Line::new);
                        line.cursor = cursors.result().getOrDefault(store, 0L);
                        know(line, head.number());
                    });
                    return null;
                });
    }

    /// Writes for the stores that wait longest, as many events as one transaction may have. Where that fails they are
    /// tried one by one, so that one store cannot hold up all; what cannot be written is found by the sweep.
    private Future<Void> round() {
        List<Line> taken = new ArrayList<>();
        List<Step> steps = new ArrayList<>();
        return gather(taken, steps, 0)
                .compose(_ -> write(taken, steps))
                .recover(failure -> steps.size() > 1 ? oneByOne(steps, failure) : Future.failedFuture(failure));
    }

    private Future<Void> gather(List<Line> taken, List<Step> steps, int before) {
        int size = before;
        while (!waiting.isEmpty() && size < WRITE_MAX) {
            Line line = waiting.removeFirst();
            line.queued = false;
            taken.add(line);
            held -= line.fresh.size();
            List<Committed> next = line.next();
            if (next.isEmpty()) {
                int sofar = size;
                return table.after(line.store, line.cursor)
                        .compose(found -> gather(taken, steps, sofar + add(steps, line, found)));
            }
            size += add(steps, line, next);
        }
        return Future.succeededFuture();
    }

    private static int add(List<Step> steps, Line line, List<Committed> found) {
        if (found.isEmpty()) {
            line.known = line.cursor;
        } else {
            steps.add(new Step(line.store, line.cursor, found));
        }
        return found.size();
    }

    private Future<Void> write(List<Line> taken, List<Step> steps) {
        return steps.isEmpty()
                ? Future.succeededFuture()
                : table.write(steps).compose(moved -> settle(taken, steps, moved));
    }

    private Future<Void> oneByOne(List<Step> steps, Throwable failure) {
        LOG.warn("movements of {} stores are written one by one: {}", steps.size(), failure.toString());
        AtomicInteger failed = new AtomicInteger();
        Future<Void> done = Future.succeededFuture();
        for (Step step : steps) {
            Line line = lines.computeIfAbsent(step.store(), Line::new);
            done = done.compose(_ -> failed.get() >= FAILURES_MAX
                    ? Future.failedFuture(failure)
                    : write(List.of(line), List.of(step)).recover(e -> {
                        LOG.error("movements of store {} cannot be written", step.store(), e);
                        failed.incrementAndGet();
                        return Future.succeededFuture();
                    }));
        }
        return done;
    }

    /// A cursor that was not where we thought was moved by another gateway, or set back to make the table again.
    private Future<Void> settle(List<Line> taken, List<Step> steps, Set<StoreId> moved) {
        Future<Void> done = Future.succeededFuture();
        for (Step step : steps) {
            Line line = lines.computeIfAbsent(step.store(), Line::new);
            if (moved.contains(step.store())) {
                line.cursor = step.now();
            } else {
                done = done.compose(_ -> table.begin(List.of(line.store)))
                        .compose(_ -> table.cursor(line.store))
                        .map(number -> {
                            line.cursor = number;
                            return null;
                        });
            }
        }
        return done.map(_ -> {
            taken.forEach(line -> know(line, line.known));
            count();
            return null;
        });
    }
}
