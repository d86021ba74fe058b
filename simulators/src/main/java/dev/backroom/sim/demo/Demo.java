package dev.backroom.sim.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/// Shows Backroom at work. `-Ddemo.seconds=30` ends by itself and exits with 0 only if every check held; without,
/// Ctrl-C ends
/// it and everything it started.
public final class Demo {

    private static final int HELD = 0;
    private static final int BROKEN = 1;
    private static final int WRONG_USE = 2;

    private Demo() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        PrintStream out = System.out;
        Options options;
        try {
            options = Options.read();
        } catch (IllegalArgumentException e) {
            out.println("demo: " + e.getMessage());
            System.exit(WRONG_USE);
            return;
        }
        System.exit(run(options, out));
    }

    private static int run(Options options, PrintStream out) throws IOException, InterruptedException {
        long start = System.nanoTime();
        out.println("demo: starting PostgreSQL, Kafka and a gateway");
        try (House house = House.open()) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(house, out), "demo-stop"));
            Morning morning = new Morning(house, options, out, isTerminal());
            morning.begin();
            out.println("demo: ready after %.1f s on %s".formatted((System.nanoTime() - start) / 1e9, house.address()));
            Optional<Window> window = morning.window();
            try {
                morning.run();
            } finally {
                window.ifPresent(Window::close);
            }
            return morning.close() ? HELD : BROKEN;
        } catch (TimeoutException | RuntimeException e) {
            out.println("demo: BROKEN " + e);
            return BROKEN;
        }
    }

    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static void close(House house, PrintStream out) {
        try {
            house.close();
        } catch (IOException e) {
            out.println("demo: not everything was removed: " + e.getMessage());
        }
    }
}
