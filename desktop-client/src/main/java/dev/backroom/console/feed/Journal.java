package dev.backroom.console.feed;

import dev.backroom.client.ClientException;
import dev.backroom.wire.Listed;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads what was asked and answered in a store, close behind its rows: a refusal changes no row, so the live feed
/// alone would never show it.
///
/// One request at a time, and only after the feed has told of something new. Whoever is far behind gets the newest.
final class Journal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    static final int AT_ONCE = 100;

    /// Where events are read.
    @FunctionalInterface
    interface Source {
        /// @throws ClientException when they cannot be read now
        List<Listed.Event> after(long number, int limit);
    }

    private final Source source;
    private final Consumer<List<Listed.Event>> sink;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition more = lock.newCondition();
    private final Thread thread;
    private long reached;
    private long read;

    /// @param sink is called from the journal's own thread
    Journal(Source source, Consumer<List<Listed.Event>> sink) {
        this.source = source;
        this.sink = sink;
        this.thread = Thread.ofVirtual().name("journal").start(this::run);
    }

    /// The store's line has got this far.
    void reached(long number) {
        lock.lock();
        try {
            reached = Math.max(reached, number);
            more.signal();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long after = next();
                List<Listed.Event> events = fetch(after);
                if (events.isEmpty()) {
                    skip();
                } else {
                    read = events.getLast().number();
                    sink.accept(events);
                }
            }
        } catch (InterruptedException _) {
            // Closed.
        }
    }

    /// Waits until there is something to read; says after which number.
    private long next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (reached <= read) {
                more.await();
            }
            return Math.max(read, reached - AT_ONCE);
        } finally {
            lock.unlock();
        }
    }

    private List<Listed.Event> fetch(long after) {
        try {
            return source.after(after, AT_ONCE);
        } catch (ClientException e) {
            // The link says that we are offline; what is missing is read when the feed goes on.
            LOG.info("events after {} cannot be read now: {}", after, e.getMessage());
            return List.of();
        }
    }

    /// Nothing came, or it is archived: not again before the feed has told of something newer.
    private void skip() {
        lock.lock();
        try {
            read = Math.max(read, reached);
        } finally {
            lock.unlock();
        }
    }
}
