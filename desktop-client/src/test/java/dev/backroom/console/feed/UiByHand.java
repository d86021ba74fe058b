package dev.backroom.console.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.util.Subscription;

/// A window's thread that goes on when the test says so: no toolkit.
public final class UiByHand implements Ui {

    private final ConcurrentLinkedQueue<Runnable> now = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Runnable> atPulse = new ConcurrentLinkedQueue<>();
    private final List<Runnable> ticking = new ArrayList<>();
    private final AtomicInteger pulsesAsked = new AtomicInteger();

    @Override
    public void later(Runnable work) {
        now.add(work);
    }

    @Override
    public void nextPulse(Runnable work) {
        pulsesAsked.incrementAndGet();
        atPulse.add(work);
    }

    @Override
    public Subscription every(Duration period, Runnable work) {
        ticking.add(work);
        return () -> ticking.remove(work);
    }

    /// Does what was put off, then one pulse.
    public void pulse() {
        run(now);
        run(atPulse);
    }

    public void tick() {
        List.copyOf(ticking).forEach(Runnable::run);
    }

    public int pulsesAsked() {
        return pulsesAsked.get();
    }

    public boolean isIdle() {
        return now.isEmpty() && atPulse.isEmpty();
    }

    private static void run(ConcurrentLinkedQueue<Runnable> work) {
        for (int i = work.size(); i > 0; i--) {
            var next = work.poll();
            if (next != null) {
                next.run();
            }
        }
    }
}
