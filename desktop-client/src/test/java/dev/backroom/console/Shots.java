package dev.backroom.console;

import static org.testfx.util.WaitForAsyncUtils.waitForFxEvents;

import dev.backroom.console.theme.Theme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.kordamp.ikonli.javafx.FontIcon;

/// Shows something on the headless screen, takes pictures of it, and asks what people would ask of a picture: is
/// anything cut off, has everything a name, can it be reached?
public final class Shots {

    private static final Path FOLDER = Path.of("target", "screenshots");
    /// The headless screen has 1000 × 1000; a larger window does not fit into its frame buffer.
    private static final double WIDTH = 1000;

    private static final double HEIGHT = 700;

    /// What is shown.
    ///
    /// @param shown called once the scene is there
    public record Scenery(Region root, Consumer<Scene> shown) {}

    /// @param contrast spread of brightness: a blank picture has none
    public record Shot(Path file, double contrast) {}

    private final Stage stage;
    private final Set<String> cut = new LinkedHashSet<>();

    public Shots(Stage stage) {
        this.stage = stage;
    }

    public void show(Theme theme, Supplier<Scenery> scenery) {
        run(() -> {
            Application.setUserAgentStylesheet(theme.base());
            var what = scenery.get();
            var scene = new Scene(what.root(), WIDTH, HEIGHT);
            scene.getStylesheets().setAll(theme.sheets());
            stage.setScene(scene);
            what.shown().accept(scene);
            stage.show();
        });
    }

    /// Does it on the window's thread and waits until all that follows has been done.
    public void run(Runnable work) {
        var done = new CompletableFuture<Void>();
        Platform.runLater(() -> {
            try {
                work.run();
                done.complete(null);
            } catch (RuntimeException | Error e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
        waitForFxEvents();
    }

    public Shot take(String name, int width, int height) {
        var picture = new CompletableFuture<WritableImage>();
        awaitGlow();
        run(() -> {
            var root = stage.getScene().getRoot();
            // What wraps or scrolls only knows its size after the first round.
            for (int round = 0; round < 3; round++) {
                root.resize(width, height);
                root.applyCss();
                root.layout();
            }
            cut.clear();
            cut.addAll(outside(width));
            cut.addAll(shortened());
            picture.complete(root.snapshot(null, new WritableImage(width, height)));
        });
        var image = SwingFXUtils.fromFXImage(picture.join(), null);
        try {
            Files.createDirectories(FOLDER);
            var file = FOLDER.resolve(name + ".png");
            ImageIO.write(image, "png", file.toFile());
            double sum = 0;
            double squares = 0;
            int count = 0;
            for (int x = 0; x < width; x += 7) {
                for (int y = 0; y < height; y += 7) {
                    int green = image.getRGB(x, y) >> 8 & 0xff;
                    sum += green;
                    squares += green * green;
                    count++;
                }
            }
            return new Shot(file, Math.sqrt(squares / count - sum / count * (sum / count)) * 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Waits until nothing glows any more: a picture in mid-fade shows colours of no theme.
    private void awaitGlow() {
        var still = new CompletableFuture<Void>();
        run(() -> {
            var wait = new javafx.animation.PauseTransition(javafx.util.Duration.millis(900));
            wait.setOnFinished(_ -> still.complete(null));
            wait.play();
        });
        try {
            still.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the picture did not come to rest", e);
        }
        waitForFxEvents();
    }

    public Node find(String selector) {
        return Objects.requireNonNull(stage.getScene().lookup(selector), selector);
    }

    /// All texts that can be seen.
    public List<String> texts() {
        return nodes().stream()
                .filter(Text.class::isInstance)
                .map(node -> ((Text) node).getText())
                .toList();
    }

    /// Texts that had to be shortened to fit into the last picture; those apart that say all in a tooltip.
    public Set<String> cut() {
        return Set.copyOf(cut);
    }

    /// Labels that reach over the edge.
    private Set<String> outside(int width) {
        Set<String> found = new LinkedHashSet<>();
        for (Node node : nodes()) {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && labeled.localToScene(labeled.getLayoutBounds()).getMaxX() > width + 0.5) {
                found.add(labeled.getText() + " → over the edge");
            }
        }
        return found;
    }

    private Set<String> shortened() {
        Set<String> found = new LinkedHashSet<>();
        for (Node node : nodes()) {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isEmpty()
                    && !labeled.getStyleClass().contains("shortened")) {
                for (Node child : labeled.getChildrenUnmodifiable()) {
                    if (child instanceof Text text
                            && !(child instanceof FontIcon)
                            && !text.getText().equals(labeled.getText())) {
                        found.add(labeled.getText() + " → " + text.getText());
                    }
                }
            }
        }
        return found;
    }

    /// Controls that can have the focus and say nothing when they get it.
    public List<String> nameless() {
        return nodes().stream()
                .filter(node -> node instanceof Control && node.isFocusTraversable())
                .filter(node -> name(node).isEmpty())
                .map(Object::toString)
                .toList();
    }

    /// Names of what gets the focus, one step after another, until it comes round.
    public Set<String> walk(Runnable step) {
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < 30; i++) {
            step.run();
            var owner = stage.getScene().getFocusOwner();
            if (owner != null) {
                reached.add(name(owner));
            }
        }
        return reached;
    }

    private static String name(Node node) {
        var said = node.getAccessibleText();
        if (said != null && !said.isBlank()) {
            return said;
        }
        return node instanceof Button button ? button.getText() : "";
    }

    private List<Node> nodes() {
        List<Node> found = new ArrayList<>();
        collect(stage.getScene().getRoot(), found);
        return found;
    }

    private static void collect(Node node, List<Node> found) {
        if (!node.isVisible()) {
            return;
        }
        found.add(node);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, found));
        }
    }
}
