package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Unsent;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads the lines of all stores in turn, each a part at a time, and lays out what has to be told.
///
/// A store that is far behind keeps no other waiting: it gets its next part when all that were behind before it had
/// one.
final class Reading {

    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private static final int READ_MAX = 200;
    private static final int READS_MAX = 4;
    private static final int CHUNKS_MAX = 64;

    /// A document that is to be tried again.
    private record Later(Instant at, Chunk.Run run) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return at.compareTo(other.at);
        }
    }

    private final String target;
    private final Means means;
    private final Outstanding outstanding;
    private final Runnable more;
    private final Map<StoreId, Line> lines = new ConcurrentHashMap<>();
    private final Deque<Line> behind = new ArrayDeque<>();
    private final Deque<Chunk.Run> ready = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();
    private int reads;
    private int chunks;

    /// @param more called when something was laid out
    Reading(String target, Means means, Outstanding outstanding, Runnable more) {
        this.target = target;
        this.means = means;
        this.outstanding = outstanding;
        this.more = more;
    }

    void begin(Map<StoreId, Long> cursors) {
        cursors.forEach((store, number) -> lines.put(store, new Line(store, number)));
    }

    Collection<Line> lines() {
        return lines.values();
    }

    /// The number up to which a store's line was told, or has rows. Any thread.
    long told(StoreId store) {
        Line line = lines.get(store);
        return line == null ? 0 : line.cursor();
    }

    /// An event of this number exists.
    ///
    /// @param concerns whether it may have something to tell
    void know(StoreId store, long number, boolean concerns) {
        Line line = lines.computeIfAbsent(store, id -> new Line(id, 0));
        line.know(number);
        if (!concerns && !line.busy() && line.cursor() == number - 1) {
            line.told(number);
        } else {
            enqueue(line);
        }
    }

    private void enqueue(Line line) {
        if (line.behind() && !line.busy()) {
            line.busy(true);
            behind.addLast(line);
        }
    }

    /// Reads on while there is room.
    void readOn() {
        while (reads < READS_MAX && chunks + reads < CHUNKS_MAX && !behind.isEmpty()) {
            read(behind.removeFirst());
        }
    }

    private void read(Line line) {
        reads++;
        means.after().read(line.store, line.cursor(), READ_MAX).onComplete(done -> {
            reads--;
            if (done.succeeded() && !done.result().isEmpty()) {
                lay(line, done.result());
            } else {
                if (done.failed()) {
                    LOG.warn("the log of store {} cannot be read for {}", line.store, target, done.cause());
                }
                line.busy(false);
            }
            more.run();
        });
    }

    private void lay(Line line, List<Event> events) {
        long first = events.getFirst().number();
        if (first != line.cursor() + 1) {
            LOG.error(
                    "events {} to {} of store {} are archived elsewhere: {} is not told of them",
                    line.cursor() + 1,
                    first - 1,
                    line.store,
                    target);
        }
        Chunk chunk = new Chunk(line, events.getLast().number());
        for (Event event : events) {
            Content content = Content.of(event, target);
            content.settled().forEach(this::settle);
            content.letters().forEach(letter -> lay(chunk, letter));
        }
        if (chunk.runs().isEmpty()) {
            passed(chunk);
        } else {
            chunks++;
            ready.addAll(chunk.runs());
        }
    }

    private void lay(Chunk chunk, Letter letter) {
        if (outstanding.has(letter.key())) {
            return;
        }
        if (outstanding.holds(letter.key().store(), letter.document())) {
            means.note().accept(outstanding.add(letter.unsent()));
        } else {
            chunk.add(letter);
        }
    }

    /// A person decided about a message that the target had refused.
    private void settle(Content.Settled settled) {
        Unsent.Key key = settled.key();
        Instant now = means.clock().instant();
        (settled.again() ? outstanding.retry(key, now) : outstanding.skip(key, now)).ifPresent(means.note());
    }

    private void passed(Chunk chunk) {
        chunk.line.told(chunk.last());
        chunk.line.busy(false);
        enqueue(chunk.line);
    }

    boolean hasReady(Instant now) {
        while (!later.isEmpty() && !later.peek().at().isAfter(now)) {
            ready.addLast(later.remove().run());
        }
        return !ready.isEmpty();
    }

    /// The next document whose first message may be sent; it is given back, or closed.
    Optional<Chunk.Run> next() {
        return Optional.ofNullable(ready.pollFirst());
    }

    void giveBack(Chunk.Run run) {
        ready.addLast(run);
    }

    void giveBack(Chunk.Run run, Instant at) {
        later.add(new Later(at, run));
    }

    /// Nothing of a document's part is left to do here.
    void close(Chunk.Run run) {
        if (run.chunk().closed()) {
            chunks--;
            passed(run.chunk());
        }
    }
}
