package dev.backroom.sim.faults;

import dev.backroom.client.BackroomClient;
import dev.backroom.sim.faults.Clerk.Door;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Clerks that work without a break, by way of all gateways that there are.
final class Shift implements AutoCloseable {

    private static final Duration WAIT_MAX = Duration.ofSeconds(40);
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(1).toNanos();

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<BackroomClient> clients = new ArrayList<>();
    private final List<Counts> gateways = new ArrayList<>();
    private final List<Future<List<Told>>> clerks = new ArrayList<>();
    private final AtomicLong lost = new AtomicLong();
    private final AtomicBoolean over = new AtomicBoolean();

    private Shift() {}

    /// Signs everybody in and lets them work.
    ///
    /// @param patience how long somebody waits for an answer before sending again
    static Shift begin(Prepared prepared, List<GatewayProcess> gateways, Duration patience, long seed) {
        Shift shift = new Shift();
        SplittableRandom chance = new SplittableRandom(seed);
        gateways.forEach(_ -> shift.gateways.add(new Counts()));
        List<Clerk> clerks = new ArrayList<>();
        for (Prepared.Device device : prepared.devices()) {
            List<Door> doors = new ArrayList<>();
            for (int i = 0; i < gateways.size(); i++) {
                BackroomClient client = BackroomClient.to(
                        URI.create("http://127.0.0.1:" + gateways.get(i).port()),
                        BackroomClient.device(device.id(), device.secret()));
                shift.clients.add(client);
                client.signIn().orThrow();
                doors.add(new Door(client, shift.gateways.get(i)));
            }
            Errands errands = new Errands(prepared, chance.split());
            Clerk.Device here = new Clerk.Device(device.id(), List.copyOf(doors), patience);
            clerks.add(new Clerk(here, errands, chance.split(), shift.threads, shift.lost));
        }
        clerks.forEach(clerk -> shift.clerks.add(shift.threads.submit(() -> clerk.work(shift.over::get))));
        return shift;
    }

    /// What went to a gateway.
    Counts at(int gateway) {
        return gateways.get(gateway);
    }

    long answers() {
        return gateways.stream().mapToLong(counts -> counts.answers.get()).sum();
    }

    int outstanding() {
        return gateways.stream().mapToInt(counts -> counts.outstanding.get()).sum();
    }

    /// Numbers whose first answer did not arrive: they had been decided when they came again.
    long lost() {
        return lost.get();
    }

    /// Lets everybody work for a while.
    void goOn(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        until("time goes by", () -> System.nanoTime() >= end);
    }

    /// Waits, and fails when that takes too long or a clerk has met what must not be.
    void until(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (!condition.getAsBoolean()) {
            for (Future<List<Told>> clerk : clerks) {
                if (clerk.state() == Future.State.FAILED) {
                    throw new AssertionError("a clerk met what must not be", clerk.exceptionNow());
                }
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("in vain: " + what);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// Lets everybody get the last answer.
    ///
    /// @return all that was told
    List<Told> end() throws InterruptedException, TimeoutException {
        over.set(true);
        List<Told> told = new ArrayList<>();
        for (Future<List<Told>> clerk : clerks) {
            try {
                told.addAll(clerk.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS));
            } catch (ExecutionException e) {
                throw new AssertionError("a clerk met what must not be", e.getCause());
            }
        }
        return told;
    }

    @Override
    public void close() {
        over.set(true);
        threads.shutdownNow();
        clients.forEach(BackroomClient::close);
    }
}
