package dev.backroom.sim.demo;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/// The console's window as somebody sees it who sits before it: what is written there, what is pressed, a picture of
/// it.
final class Screen {

    private static final Path FOLDER = Path.of("target", "screenshots");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final long LOOK_MILLIS = 50;

    private Screen() {}

    /// Types into a field.
    static void type(String field, String text) {
        on(() -> {
            ((TextField) find(field)).setText(text);
            return text;
        });
    }

    static void press(String button) {
        on(() -> {
            ((Button) find(button)).fire();
            return button;
        });
    }

    static List<String> styles(String selector) {
        return on(() -> List.copyOf(find(selector).getStyleClass()));
    }

    /// All that is written.
    static List<String> texts() {
        return on(() -> {
            List<String> found = new ArrayList<>();
            windows().forEach(window -> collect(window.getScene().getRoot(), found));
            return found;
        });
    }

    /// Looks again and again until it is so.
    ///
    /// @throws AssertionError with what is written, when it does not come to be
    static void await(String what, Duration most, Supplier<Boolean> condition) {
        Executor later = CompletableFuture.delayedExecutor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
        long until = System.nanoTime() + most.toNanos();
        while (!CompletableFuture.supplyAsync(condition, later).join()) {
            if (System.nanoTime() > until) {
                throw new AssertionError(what + " was not to be seen within " + most + ", but " + texts());
            }
        }
    }

    static Path picture(String name) throws IOException {
        BufferedImage picture = on(() -> {
            Parent root = windows().getFirst().getScene().getRoot();
            root.resize(WIDTH, HEIGHT);
            root.applyCss();
            root.layout();
            return copy(root.snapshot(null, new WritableImage(WIDTH, HEIGHT)));
        });
        Files.createDirectories(FOLDER);
        Path file = FOLDER.resolve(name + ".png");
        ImageIO.write(picture, "png", file.toFile());
        return file;
    }

    private static BufferedImage copy(WritableImage image) {
        BufferedImage copy = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                copy.setRGB(x, y, image.getPixelReader().getArgb(x, y));
            }
        }
        return copy;
    }

    private static List<Window> windows() {
        return Stage.getWindows().stream()
                .filter(window -> window.getScene() != null)
                .toList();
    }

    private static Node find(String selector) {
        return windows().stream()
                .map(window -> window.getScene().lookup(selector))
                .filter(node -> node != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + selector));
    }

    private static void collect(Node node, List<String> found) {
        if (!node.isVisible()) {
            return;
        }
        if (node instanceof Text text) {
            found.add(text.getText());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }

    private static <T> T on(Supplier<T> look) {
        CompletableFuture<T> seen = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                seen.complete(look.get());
            } catch (RuntimeException | Error e) {
                seen.completeExceptionally(e);
            }
        });
        return seen.join();
    }
}
