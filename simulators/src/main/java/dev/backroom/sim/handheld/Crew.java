package dev.backroom.sim.handheld;

import dev.backroom.client.ClientException;
import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The people of one store. Each takes the next truck, or helps where two are needed, until told to stop; a truck
/// that
/// was begun is finished, in haste.
public final class Crew {

    private static final Duration OTHERS_MAX = Duration.ofSeconds(20);
    private static final long IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<Handheld> people;
    private final Office office;
    private final Tally tally;
    private final Duration pace;
    private final Queue<Script> trucks = new ConcurrentLinkedQueue<>();
    private final List<Work> works = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;
    private int begun;

    /// Tells a store what an ERP has to say while people work.
    @FunctionalInterface
    public interface Office {
        Reply tell(StoreId store, Operation message);
    }

    /// @param pace what a move takes a person
    public Crew(List<Handheld> people, Office office, Tally tally, Duration pace) {
        this.people = List.copyOf(people);
        this.office = office;
        this.tally = tally;
        this.pace = pace;
    }

    /// A truck has come.
    public void arrive(Script truck) {
        trucks.add(truck);
    }

    public int waiting() {
        return trucks.size();
    }

    /// What is being unloaded now.
    public List<Work> works() {
        return List.copyOf(works);
    }

    public void start() {
        for (Handheld person : people) {
            threads.add(Thread.ofVirtual().name(person.name()).start(() -> work(person)));
        }
    }

    /// Lets everybody finish the truck at hand, and waits for them.
    ///
    /// @return whether all have finished
    public boolean stop(Duration most) throws InterruptedException {
        stopping = true;
        boolean all = true;
        long until = System.nanoTime() + most.toNanos();
        for (Thread thread : threads) {
            all &= thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
        return all;
    }

    private void work(Handheld person) {
        try {
            while (!stopping) {
                Optional<Work> other = works.stream().filter(Work::join).findFirst();
                if (other.isPresent()) {
                    help(person, other.get());
                } else {
                    begin(person);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ClientException | IllegalStateException e) {
            tally.surprise(person.name() + " gave up: " + e.getMessage());
        }
    }

    private void begin(Handheld person) throws InterruptedException {
        Script truck = trucks.poll();
        if (truck == null) {
            LockSupport.parkNanos(IDLE_NANOS);
            return;
        }
        Work work = new Work(truck, forTwo());
        works.add(work);
        try {
            truck.arrival().forEach(step -> perform(person, step));
            work.open();
            unload(person, work);
            if (!work.alone(OTHERS_MAX)) {
                tally.surprise(
                        "nobody finished helping with " + truck.shipment().code());
            }
            work.phase("closing");
            truck.closing().forEach(step -> perform(person, step));
            tally.close();
        } finally {
            work.open();
            works.remove(work);
        }
    }

    /// Every second truck is for two.
    private synchronized boolean forTwo() {
        return begun++ % 2 == 0;
    }

    private void help(Handheld person, Work work) throws InterruptedException {
        try {
            if (work.awaitOpen(OTHERS_MAX)) {
                String code = work.script().shipment().code();
                perform(
                        person,
                        Step.plain(Move.send(new OpenReceipt(Document.DELIVERY, code), "accepted:receipt-joined")));
                unload(person, work);
            }
        } finally {
            work.helperGoes();
        }
    }

    private void unload(Handheld person, Work work) {
        for (Optional<Step> step = work.next(); step.isPresent(); step = work.next()) {
            perform(person, step.get());
        }
    }

    private void perform(Handheld person, Step step) {
        step.fault().ifPresent(tally::inject);
        boolean right = true;
        for (Move move : step.moves()) {
            if (!stopping) {
                LockSupport.parkNanos(pace.toNanos());
            }
            Reply reply = make(person, move);
            String code = Answers.code(reply);
            if (!code.startsWith(move.expected())) {
                right = false;
                tally.surprise("%s sent %s and got %s, not %s: %s"
                        .formatted(person.name(), move.operation(), code, move.expected(), reply.detail()));
            }
        }
        if (right) {
            step.fault().ifPresent(tally::see);
        }
    }

    /// Only what handhelds were told is counted as told to them.
    private Reply make(Handheld person, Move move) {
        if (move.how() == Move.How.ERP) {
            return office.tell(person.line().store(), move.operation());
        }
        Reply reply = person.make(move);
        tally.answer(Answers.code(reply));
        return reply;
    }
}
