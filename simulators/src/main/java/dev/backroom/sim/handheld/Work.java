package dev.backroom.sim.handheld;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One truck being unloaded, by one or two people. The one who began it closes it, when the other has finished.
public final class Work {

    private enum Help {
        WANTED,
        HERE,
        OVER
    }

    private final Script script;
    private final Queue<Step> open = new ConcurrentLinkedQueue<>();
    private final CountDownLatch opened = new CountDownLatch(1);
    private final CountDownLatch helped = new CountDownLatch(1);
    private Help help;
    private volatile String phase = "at the door";

    Work(Script script, boolean forTwo) {
        this.script = script;
        this.open.addAll(script.unloading());
        this.help = forTwo ? Help.WANTED : Help.OVER;
    }

    public Script script() {
        return script;
    }

    /// Steps that are left, for those who watch.
    public int left() {
        return open.size();
    }

    public String phase() {
        return phase;
    }

    void phase(String now) {
        phase = now;
    }

    Optional<Step> next() {
        return Optional.ofNullable(open.poll());
    }

    void open() {
        phase = "unloading";
        opened.countDown();
    }

    boolean awaitOpen(Duration most) throws InterruptedException {
        return opened.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Whether help is wanted; who hears yes has come.
    synchronized boolean join() {
        if (help != Help.WANTED || open.isEmpty()) {
            return false;
        }
        help = Help.HERE;
        return true;
    }

    void helperGoes() {
        helped.countDown();
    }

    /// Waits until nobody else works here any more.
    boolean alone(Duration most) throws InterruptedException {
        synchronized (this) {
            if (help != Help.HERE) {
                help = Help.OVER;
                return true;
            }
        }
        return helped.await(most.toMillis(), TimeUnit.MILLISECONDS);
    }
}
