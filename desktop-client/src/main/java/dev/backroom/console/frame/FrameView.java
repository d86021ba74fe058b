package dev.backroom.console.frame;

import dev.backroom.console.feed.Subscriptions;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import dev.backroom.console.theme.Signal;
import java.util.ArrayList;
import java.util.List;
import javafx.event.EventHandler;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// The frame around the screens.
public final class FrameView {

    private final FrameViewModel model;
    private final Texts texts;
    private final List<Screen> screens;
    private final List<Action> always;
    private final BorderPane root = new BorderPane();
    private final Label title = Shapes.label("", "title");
    private final HBox keys = new HBox();
    private final StackPane place = new StackPane();
    private final Subscriptions held = new Subscriptions();
    private final List<Action> working = new ArrayList<>();
    private Screen current;

    /// @param screens at least one; the first is shown first
    /// @param always what can be done on every screen
    public FrameView(FrameViewModel model, Texts texts, String who, List<Screen> screens, List<Action> always) {
        this.model = model;
        this.texts = texts;
        this.screens = List.copyOf(screens);
        this.always = List.copyOf(always);
        this.current = screens.getFirst();
        keys.getStyleClass().add("key-bar");
        keys.setAccessibleText(texts.of("frame.keys"));
        root.getStyleClass().add("frame");
        root.setTop(new VBox(topBar(who), band()));
        root.setLeft(rail());
        root.setCenter(place);
        root.setBottom(keys);
    }

    public Region node() {
        return root;
    }

    /// Starts to live: what is subscribed here goes with [#hidden].
    public void shown(Scene scene) {
        model.shown();
        EventHandler<KeyEvent> pressed = this::pressed;
        scene.addEventFilter(KeyEvent.KEY_PRESSED, pressed);
        held.add(() -> scene.removeEventFilter(KeyEvent.KEY_PRESSED, pressed));
        open(current);
    }

    public void hidden() {
        current.hidden();
        held.release();
        model.hidden();
    }

    private void open(Screen screen) {
        if (!place.getChildren().isEmpty()) {
            current.hidden();
        }
        current = screen;
        title.setText(texts.of(screen.title()));
        place.getChildren().setAll(screen.node());
        working.clear();
        working.addAll(screen.actions());
        working.addAll(always);
        keys.getChildren().setAll(working.stream().map(this::keyButton).toList());
        screen.shown();
    }

    private HBox topBar(String who) {
        var store = Shapes.label("", "store");
        store.textProperty().bind(model.storeProperty());
        store.textProperty().subscribe(text -> store.setAccessibleText(texts.of("frame.store", text)));
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var person = Shapes.label(who, "box");
        for (Label fixed : List.of(title, person, store)) {
            fixed.setMinWidth(Region.USE_PREF_SIZE);
        }
        var bar = new HBox(store, title, space, linkChip(), person);
        bar.getStyleClass().add("top-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        return bar;
    }

    private Label linkChip() {
        var chip = new Label();
        chip.setId("link");
        chip.textProperty().bind(model.linkProperty());
        chip.setTooltip(new Tooltip(texts.of("link.help")));
        chip.setAccessibleHelp(texts.of("link.help"));
        chip.setMinWidth(Region.USE_PREF_SIZE);
        model.signalProperty().subscribe(signal -> paint(chip, signal));
        return chip;
    }

    private static void paint(Label label, Signal signal) {
        label.getStyleClass().setAll("label", "chip", "box", signal.style());
        label.setGraphic(Shapes.icon(signal.icon()));
    }

    private Node band() {
        var says = Shapes.label("", "band-says");
        says.textProperty().bind(model.bandProperty());
        says.setWrapText(true);
        var why = Shapes.label("", "band-why");
        why.textProperty().bind(model.whyProperty());
        why.setWrapText(true);
        why.visibleProperty().bind(model.whyProperty().isNotEmpty());
        why.managedProperty().bind(why.visibleProperty());
        var words = new VBox(says, why);
        HBox.setHgrow(words, Priority.ALWAYS);
        var band = new HBox(words);
        band.setId("band");
        band.visibleProperty().bind(model.bandProperty().isNotEmpty());
        band.managedProperty().bind(band.visibleProperty());
        model.signalProperty().subscribe(signal -> {
            band.getStyleClass().setAll("band", signal.style());
            says.setGraphic(Shapes.icon(signal == Signal.STOP ? "mdal-cloud_off" : signal.icon()));
        });
        return band;
    }

    private VBox rail() {
        var group = new ToggleGroup();
        var rail = new VBox();
        rail.getStyleClass().add("rail");
        rail.setAccessibleText(texts.of("frame.rail"));
        for (Screen screen : screens) {
            rail.getChildren().add(railButton(screen, group));
        }
        return rail;
    }

    private Node railButton(Screen screen, ToggleGroup group) {
        var name = texts.of(screen.title());
        var button = new ToggleButton("", Shapes.icon(screen.icon()));
        button.getStyleClass().add("rail-button");
        button.setToggleGroup(group);
        button.setTooltip(new Tooltip(name));
        button.setSelected(screen == current);
        button.setOnAction(_ -> {
            button.setSelected(true);
            if (screen != current) {
                open(screen);
            }
        });
        var badge = Shapes.label("", "badge");
        badge.setMouseTransparent(true);
        var stack = new StackPane(button, badge);
        StackPane.setAlignment(badge, Pos.TOP_RIGHT);
        Subscription counting = screen.count().subscribe(count -> {
            badge.setText(count.intValue() > 99 ? "99+" : String.valueOf(count));
            badge.setVisible(count.intValue() > 0);
            button.setAccessibleText(count.intValue() > 0 ? texts.of("frame.count", name, count) : name);
        });
        held.add(counting);
        return stack;
    }

    private Button keyButton(Action action) {
        var name = texts.of(action.text());
        var cap = Shapes.label(action.keys().getDisplayText(), "key-cap");
        var button = new Button(name, cap);
        button.getStyleClass().add("key-button");
        button.setAccessibleText(name + ", " + action.keys().getDisplayText());
        button.setTooltip(new Tooltip(name));
        button.disableProperty().bind(action.works().map(works -> !works));
        button.setOnAction(_ -> action.run().run());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    private void pressed(KeyEvent event) {
        for (Action action : working) {
            if (action.keys().match(event)) {
                event.consume();
                if (action.works().getValue()) {
                    action.run().run();
                }
                return;
            }
        }
    }
}
