package dev.backroom.client;

import dev.backroom.client.ClientException.Kind;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A device's operations to one store, counted 1, 2, 3 … One goes after the other.
///
/// An operation has its number before it is sent, and the number is used up only when the gateway's answer is known.
/// After a lost answer the same number goes again with the same content, so nothing is done twice and nothing is left
/// out.
public final class Line {

    private static final Duration PATIENCE_DEFAULT = Duration.ofSeconds(60);

    /// Sends one operation under a number; what [BackroomClient#put] does.
    @FunctionalInterface
    interface Door {
        Reply put(StoreId store, int source, long number, Request request);
    }

    /// Waits; apart so that tests need no time.
    @FunctionalInterface
    interface Pause {
        void hold(Duration time) throws InterruptedException;
    }

    /// An operation that has its number and no answer yet.
    public record Pending(long number, Request request) {}

    private final Door door;
    private final StoreId store;
    private final int source;
    private final InstantSource clock;
    private final Backoff backoff;
    private final Pause pause;
    private final ReentrantLock turn = new ReentrantLock();
    private Duration patience = PATIENCE_DEFAULT;
    private long next;
    private @Nullable Pending pending;

    Line(BackroomClient client, StoreId store, int source, long next, Backoff backoff) {
        this(client::put, store, source, client.clock(), backoff, Thread::sleep);
        this.next = next;
    }

    Line(Door door, StoreId store, int source, InstantSource clock, Backoff backoff, Pause pause) {
        this.door = door;
        this.store = store;
        this.source = source;
        this.clock = clock;
        this.backoff = backoff;
        this.pause = pause;
        this.next = 1;
    }

    /// How long one operation is tried before [#send] gives up and leaves it pending.
    public Line patience(Duration time) {
        patience = time;
        return this;
    }

    public StoreId store() {
        return store;
    }

    public int source() {
        return source;
    }

    /// The number that the next operation will get.
    public long next() {
        turn.lock();
        try {
            return next;
        } finally {
            turn.unlock();
        }
    }

    /// The operation whose answer is not known, if there is one. A program that ends should keep it.
    public Optional<Pending> pending() {
        turn.lock();
        try {
            return Optional.ofNullable(pending);
        } finally {
            turn.unlock();
        }
    }

    /// Sends an operation that happens now.
    public Reply send(Operation operation) {
        return send(Request.of(clock.instant(), operation));
    }

    /// Sends under the next number and waits for the answer. Settles what was pending before.
    ///
    /// @throws ClientException when no answer came in time; the operation is pending then, and the next call
    ///   goes on with it
    public Reply send(Request request) {
        turn.lock();
        try {
            settle();
            return settle(new Pending(next, request));
        } finally {
            turn.unlock();
        }
    }

    /// Goes on with what is pending.
    ///
    /// @return its answer, empty when nothing was pending
    public Optional<Reply> settle() {
        turn.lock();
        try {
            Pending open = pending;
            return open == null ? Optional.empty() : Optional.of(settle(open));
        } finally {
            turn.unlock();
        }
    }

    /// Says yes to what the gateway asked back: the same operation under a new number that names the asked one.
    ///
    /// @param asked number of the operation that was asked back
    public Reply confirm(long asked, Operation operation, Optional<Request.Approval> approval) {
        return send(new Request(clock.instant(), false, asked, approval, operation));
    }

    /// Whether a reply asks back.
    public static Optional<Outcome.Asks> question(Reply reply) {
        return reply.outcome().filter(Outcome.Asks.class::isInstance).map(Outcome.Asks.class::cast);
    }

    private Reply settle(Pending open) {
        pending = open;
        Reply reply = insist(open);
        pending = null;
        // Something without an event (unknown store, not allowed at the door) did not use the number up.
        if (reply.event() != 0) {
            next = open.number() + 1;
        }
        return reply;
    }

    private Reply insist(Pending open) {
        Instant until = clock.instant().plus(patience);
        for (int attempt = 0; ; attempt++) {
            try {
                return door.put(store, source, open.number(), open.request());
            } catch (ClientException e) {
                Duration wait = longer(backoff.before(attempt), e.retryAfter());
                if (!e.kind().passes()
                        || Thread.currentThread().isInterrupted()
                        || clock.instant().plus(wait).isAfter(until)) {
                    throw e;
                }
                hold(wait);
            }
        }
    }

    private void hold(Duration wait) {
        try {
            pause.hold(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.LOST_ANSWER, "stopped while waiting to send again", e);
        }
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
