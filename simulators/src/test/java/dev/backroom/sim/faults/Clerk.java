package dev.backroom.sim.faults;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.ClientException;
import dev.backroom.sim.faults.Errands.Errand;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// One device that works at every store, with a line of numbers for each. Each request goes to any gateway; the same
/// number goes with the same content until it is answered, and now and then once more after that. One thread uses it.
final class Clerk {

    private static final long PAUSE_NANOS = Duration.ofMillis(25).toNanos();
    private static final int SENT_TWICE_OF = 20;

    private final Device device;
    private final Errands errands;
    private final SplittableRandom chance;
    private final ExecutorService threads;
    private final AtomicLong lost;
    private final Map<StoreId, Long> last = new HashMap<>();
    private final List<Told> told = new ArrayList<>();

    /// A gateway as this device knows it.
    record Door(BackroomClient client, Counts counts) {}

    /// A device and where it may go.
    ///
    /// @param patience how long it waits for an answer before it sends again
    record Device(int id, List<Door> doors, Duration patience) {}

    /// @param lost counts answers that were given and did not arrive the first time
    Clerk(Device device, Errands errands, SplittableRandom chance, ExecutorService threads, AtomicLong lost) {
        this.device = device;
        this.errands = errands;
        this.chance = chance;
        this.threads = threads;
        this.lost = lost;
    }

    /// Works until told to stop, and the last answer has come.
    ///
    /// @return what it was told
    List<Told> work(BooleanSupplier over) throws InterruptedException {
        while (!over.getAsBoolean()) {
            StoreId store = errands.store();
            Errand errand = errands.next(store);
            long number = last.merge(store, 1L, Long::sum);
            Request request = Request.of(Instant.now(), errand.operation());
            Reply reply = insist(store, number, request);
            told.add(told(store, number, errand, reply));
            if (reply.again()) {
                lost.incrementAndGet();
            }
            if (chance.nextInt(SENT_TWICE_OF) == 0) {
                sameAgain(reply, insist(store, number, request), number);
            }
        }
        return told;
    }

    private Told told(StoreId store, long number, Errand errand, Reply reply) {
        if (reply.event() == 0 || reply.outcome().isEmpty()) {
            throw new AssertionError(
                    "number " + number + " of " + device.id() + " in store " + store + " got " + reply);
        }
        long pieces = reply.accepted() ? errand.pieces() : 0;
        return new Told(
                store, device.id(), number, reply.event(), reply.outcome().get(), pieces);
    }

    private void sameAgain(Reply first, Reply second, long number) {
        if (!second.again()
                || second.event() != first.event()
                || !second.outcome().equals(first.outcome())) {
            throw new AssertionError(
                    "number " + number + " of " + device.id() + " got " + first + " and then " + second);
        }
    }

    private Reply insist(StoreId store, long number, Request request) throws InterruptedException {
        while (true) {
            Optional<Reply> reply = ask(anyDoor(), store, number, request);
            if (reply.isPresent()) {
                return reply.get();
            }
            LockSupport.parkNanos(chance.nextLong(PAUSE_NANOS));
        }
    }

    private Door anyDoor() {
        return device.doors().get(chance.nextInt(device.doors().size()));
    }

    private Optional<Reply> ask(Door door, StoreId store, long number, Request request) throws InterruptedException {
        Counts counts = door.counts();
        counts.outstanding.incrementAndGet();
        Future<Reply> answer = threads.submit(() -> door.client().put(store, device.id(), number, request));
        try {
            Reply reply = answer.get(device.patience().toMillis(), TimeUnit.MILLISECONDS);
            counts.answers.incrementAndGet();
            return Optional.of(reply);
        } catch (TimeoutException _) {
            answer.cancel(true);
            counts.givenUp.incrementAndGet();
            return Optional.empty();
        } catch (ExecutionException e) {
            return failed(e.getCause(), counts);
        } finally {
            counts.outstanding.decrementAndGet();
        }
    }

    private Optional<Reply> failed(@Nullable Throwable cause, Counts counts) {
        if (cause instanceof ClientException passing && passing.kind().passes()) {
            boolean cut =
                    passing.kind() == ClientException.Kind.LOST_ANSWER && passing.getCause() instanceof IOException;
            (cut ? counts.cut : counts.turnedAway).incrementAndGet();
            return Optional.empty();
        }
        throw new AssertionError("device " + device.id() + " got no answer", cause);
    }
}
