package dev.backroom.gateway.lane;

import static dev.backroom.gateway.TestDatabase.await;
import static dev.backroom.gateway.lane.Lab.counted;
import static dev.backroom.gateway.lane.Lab.move;
import static dev.backroom.gateway.lane.Lab.receive;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Devices that work at random at several stores and gateways, each counting its numbers: the next is sent when the
/// last
/// was answered, sometimes twice and to any gateway, since a real one does not know either.
final class Crew {

    private final Lab lab;
    private final List<Lanes> gateways;
    private final List<StoreId> stores;
    private final Random random;
    private final int each;
    private final List<Worker> workers = new ArrayList<>();
    private volatile boolean enough;

    /// What a device was told.
    private record Told(long number, Answer.Decided answer) {}

    private final class Worker {
        private final StoreId store;
        private final int device;
        private final List<Told> told = new ArrayList<>();
        private final Promise<Void> done = Promise.promise();

        Worker(StoreId store, int device) {
            this.store = store;
            this.device = device;
        }

        void next() {
            if (told.size() == each || enough) {
                done.complete();
                return;
            }
            long number = told.size() + 1L;
            Envelope envelope = counted(store, device, number, work());
            Lanes first = any();
            Lanes second = any();
            Future<Answer> answer = first.post(envelope);
            if (random.nextInt(4) == 0) {
                answer = Future.join(answer, second.post(envelope))
                        .map(both -> same(both.resultAt(0), both.resultAt(1)));
            }
            answer.onComplete(
                    a -> {
                        if (a instanceof Answer.Decided decided) {
                            told.add(new Told(number, decided));
                            next();
                        } else {
                            done.fail("number " + number + " of " + device + " in " + store + " got " + a);
                        }
                    },
                    done::fail);
        }

        private Answer same(Answer one, Answer other) {
            if (one instanceof Answer.Decided a && other instanceof Answer.Decided b && a.event() != b.event()) {
                throw new AssertionError("two answers to one number: " + one + " and " + other);
            }
            return one;
        }
    }

    /// @param each operations of each device, unless it is [#enough] before
    Crew(Lab lab, List<Lanes> gateways, List<StoreId> stores, long seed, int each) {
        this.lab = lab;
        this.gateways = gateways;
        this.stores = stores;
        this.random = new Random(seed);
        this.each = each;
    }

    private Lanes any() {
        return gateways.get(random.nextInt(gateways.size()));
    }

    private Operation work() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2, 3, 4 -> receive(1 + random.nextInt(5));
            case 5, 6 -> move("STAGE", "A", 1 + random.nextInt(3));
            case 7, 8 -> move("A", "B", 1 + random.nextInt(3));
            case 9 -> move("B", "STAGE", 1 + random.nextInt(3));
            case 10 -> move("A", "A", 1);
            default -> new LineOperation.Unreadable("too-deep", "operation", "17");
        };
    }

    /// Starts `devices` at each store; ends when all have had their answers.
    Future<?> work(int devices) {
        List<Future<Void>> ends = new ArrayList<>();
        for (StoreId store : stores) {
            for (int device = 0; device < devices; device++) {
                Worker worker = new Worker(store, 2_000 + device);
                workers.add(worker);
                ends.add(worker.done.future());
            }
        }
        lab.database.vertx().runOnContext(_ -> workers.forEach(Worker::next));
        return Future.join(ends);
    }

    /// Lets each device end after the answer it waits for.
    void enough() {
        enough = true;
    }

    /// Every answer stands in the log, at the event that was told, and no number has two.
    void areAllInTheLog() {
        for (Worker worker : workers) {
            List<Event> events = Line.of(lab.database, worker.store).of(worker.device);
            assertThat(events.stream().mapToLong(Event::key).distinct().count()).isEqualTo(events.size());
            for (Told told : worker.told) {
                Event event = events.stream()
                        .filter(e -> e.key() >= told.number)
                        .findFirst()
                        .orElseThrow();
                Outcome outcome = Body.of(event).out();
                assertThat(event.number()).as("%s", told).isEqualTo(told.answer.event());
                assertThat(outcome).as("%s", told).isEqualTo(told.answer.outcome());
            }
        }
    }

    /// Lines, tables and the states of all gateways agree.
    void leavesWholeLines() {
        areAllInTheLog();
        for (StoreId store : stores) {
            Line.whole(lab.database, store);
            gateways.forEach(gateway -> Line.isHeldBy(lab.database, store, gateway));
        }
    }

    void isDone(Future<?> work) {
        await(work);
        leavesWholeLines();
    }
}
