package dev.backroom.console.app;

import dev.backroom.console.feed.Ui;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Opens the console. Not an `Application` itself: with JavaFX on the class path Java would not start one.
public final class Console {

    private static final int WRONG = 2;
    private static final int NO_SCREEN = 3;

    private Console() {}

    public static void main(String[] args) {
        System.exit(run(args));
    }

    private static int run(String[] args) {
        return switch (Settings.read(args, System.getenv(), Locale.getDefault())) {
            case Settings.Read.Help(String text) -> {
                System.out.print(text);
                yield 0;
            }
            case Settings.Read.Wrong(String sentence) -> {
                System.err.println("console: " + sentence);
                yield WRONG;
            }
            case Settings.Read.Ready(Settings settings) -> {
                try {
                    launch(settings).closed().join();
                    yield 0;
                } catch (UnsupportedOperationException e) {
                    System.err.println("console: there is no screen to show a window on: " + e.getMessage());
                    yield NO_SCREEN;
                }
            }
        };
    }

    /// A window that is open.
    ///
    /// @param closed done once the window is closed and everything it held has ended
    public record Open(CompletableFuture<Void> closed, Runnable closing) implements AutoCloseable {

        /// Closes the window, from any thread. Does nothing when it is closed.
        @Override
        public void close() {
            closing.run();
            closed.join();
        }
    }

    /// Opens the window in this process and returns at once. Closing the window ends only the console: its feed and
    /// its threads, never the program around it. Once per process: the toolkit does not start twice.
    ///
    /// @throws UnsupportedOperationException when there is no screen
    public static Open launch(Settings settings) {
        var closed = new CompletableFuture<Void>();
        var ui = Ui.ofToolkit();
        Platform.startup(() -> open(settings, ui, closed));
        return new Open(closed, () -> {
            if (!closed.isDone()) {
                ui.later(() -> java.util.List.copyOf(Stage.getWindows()).forEach(javafx.stage.Window::hide));
            }
        });
    }

    private static void open(Settings settings, Ui ui, CompletableFuture<Void> closed) {
        try {
            var stage = new Stage();
            var console = new BackroomConsole(settings, stage, ui, InstantSource.system());
            stage.setOnHidden(_ -> {
                console.close();
                closed.complete(null);
            });
            console.show();
        } catch (RuntimeException e) {
            closed.completeExceptionally(e);
            Platform.exit();
        }
    }
}
