package dev.backroom.sim.demo;

import dev.backroom.sim.erp.Articles;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/// Shows Backroom at work. `-Ddemo.seconds=30` ends by itself and exits with 0 only if every check held; without,
/// Ctrl-C ends it and everything it started.
public final class Demo {

    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_USE = 2;

    private final Options options;
    private final PrintStream out;
    private final AtomicBoolean ending = new AtomicBoolean();

    private Demo(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    public static void main(String[] args) throws IOException {
        PrintStream out = System.out;
        try {
            System.exit(new Demo(Options.read(), out).run());
        } catch (IllegalArgumentException e) {
            out.println("demo: " + e.getMessage());
            System.exit(WRONG_USE);
        }
    }

    private int run() throws IOException {
        long start = System.nanoTime();
        out.println("demo: starting PostgreSQL, Kafka and a gateway");
        try (House house = House.prepare(options.erp())) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(house), "demo-stop"));
            FutureTask<Articles> articles = new FutureTask<>(Articles::load);
            Thread.ofPlatform().name("demo-articles").start(articles);
            house.start();
            Morning morning = new Morning(house, options, articles.get(), out, isTerminal());
            morning.begin();
            out.println("demo: ready after %.1f s on %s".formatted((System.nanoTime() - start) / 1e9, house.address()));
            Optional<Window> window = morning.window();
            try {
                window.ifPresent(this::endsWithUs);
                morning.run(ending::get);
            } finally {
                window.ifPresent(Window::close);
            }
            return morning.close() ? HELD : BROKEN;
        } catch (TimeoutException | InterruptedException | ExecutionException | RuntimeException e) {
            // Who pressed Ctrl-C knows why it ends.
            if (!ending.get()) {
                out.println("demo: BROKEN " + e);
            }
            return BROKEN;
        }
    }

    /// A console left open is closed by Ctrl-C too, when this thread does not get to it any more.
    private void endsWithUs(Window window) {
        Runtime.getRuntime().addShutdownHook(new Thread(window::close, "demo-window"));
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private void end(House house) {
        ending.set(true);
        try {
            house.close();
        } catch (IOException e) {
            out.println("demo: not everything was removed: " + e.getMessage());
        }
    }
}
