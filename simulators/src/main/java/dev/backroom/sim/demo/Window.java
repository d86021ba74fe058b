package dev.backroom.sim.demo;

import dev.backroom.gateway.app.Enrolment;
import dev.backroom.store.StoreId;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The console's window as a program of its own, as on a desk: closing it ends only the console.
final class Window implements AutoCloseable {

    private static final String CONSOLE = "dev.backroom.console.app.Console";

    private final Process process;

    private Window(Process process) {
        this.process = process;
    }

    /// Opens it, where there is a screen and nobody asked to go without.
    ///
    /// @param desk who the console signs in as
    static Optional<Window> open(Options options, URI gateway, StoreId store, Enrolment.NewDevice desk)
            throws IOException {
        if (options.headless() || GraphicsEnvironment.isHeadless()) {
            return Optional.empty();
        }
        ProcessBuilder console = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-classpath",
                System.getProperty("java.class.path"),
                CONSOLE,
                "--gateway=" + gateway,
                "--store=" + store.code(),
                "--device=" + desk.id()));
        console.environment().put("BACKROOM_CONSOLE_SECRET", desk.secret());
        console.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        return Optional.of(new Window(console.start()));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
