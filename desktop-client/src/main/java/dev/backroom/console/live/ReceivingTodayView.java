package dev.backroom.console.live;

import dev.backroom.console.feed.Subscriptions;
import dev.backroom.console.frame.Action;
import dev.backroom.console.frame.Screen;
import dev.backroom.console.text.Formats;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The nodes of "Receiving today".
public final class ReceivingTodayView implements Screen {

    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private static final double DRAWER_SHARE = 0.25;

    private final ReceivingTodayViewModel model;
    private final Texts texts;
    private final BorderPane root = new BorderPane();
    private final DeliveryTable table;
    private final TotalsStrip totals;
    private final Label asOf = Shapes.label("", "as-of");
    private final Label later = Shapes.label("", "quiet");
    private final Label emptyTitle = Shapes.label("", "empty-title");
    private final Label emptyHint = Shapes.label("", "quiet");
    private final Subscriptions held = new Subscriptions();

    public ReceivingTodayView(ReceivingTodayViewModel model, Texts texts) {
        this.model = model;
        this.texts = texts;
        this.table = new DeliveryTable(model.rows(), texts, this::formats);
        this.totals = new TotalsStrip(texts, this::formats);
        root.getStyleClass().addAll("screen", "receiving-today");
        root.setCenter(deliveries());
        var drawer = new NewsPane(model.news(), texts, this::formats).node();
        // On a small screen the answers give way before the deliveries do.
        drawer.prefWidthProperty().bind(root.widthProperty().multiply(DRAWER_SHARE));
        root.setRight(drawer);
    }

    private Formats formats() {
        return new Formats(texts, model.view().zone());
    }

    @Override
    public String title() {
        return "live.title";
    }

    @Override
    public String icon() {
        return "mdal-local_shipping";
    }

    @Override
    public ObservableValue<? extends Number> count() {
        return model.totalsProperty().map(Totals::late);
    }

    @Override
    public Node node() {
        return root;
    }

    @Override
    public List<Action> actions() {
        return List.of(
                new Action(
                        "key.new",
                        new KeyCodeCombination(KeyCode.HOME, KeyCombination.CONTROL_DOWN),
                        model.freshProperty().map(count -> count.intValue() > 0),
                        model::showNew),
                new Action(
                        "key.news",
                        new KeyCodeCombination(KeyCode.END, KeyCombination.CONTROL_DOWN),
                        model.news().freshProperty().map(count -> count.intValue() > 0),
                        model.news()::show));
    }

    @Override
    public void shown() {
        model.shown();
        held.add(model.totalsProperty().subscribe(_ -> sums()));
        held.add(model.loadedProperty().subscribe(_ -> sums()));
        held.add(model.staleSinceProperty().subscribe(since -> {
            root.pseudoClassStateChanged(STALE, since.isPresent());
            asOf.setText(since.map(then -> texts.of("live.as-of", formats().moment(then)))
                    .orElse(""));
        }));
        table.node().requestFocus();
    }

    @Override
    public void hidden() {
        held.release();
        model.hidden();
    }

    private void sums() {
        var sums = model.totalsProperty().get();
        boolean loaded = model.loadedProperty().get();
        totals.show(sums, loaded);
        later.setText(sums.later() > 0 ? texts.of("live.later", sums.later()) : "");
        emptyTitle.setText(
                loaded
                        ? texts.of("live.empty")
                        : texts.of("live.loading", model.view().id().code()));
        emptyHint.setText(loaded ? texts.of("live.empty-hint") : "");
    }

    private VBox deliveries() {
        var title = Shapes.label(texts.of("live.deliveries"), "section");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(
                title, asOf, space, later, NewsPane.pill(model.freshProperty().asObject(), texts, model::showNew));
        head.getStyleClass().add("section-head");
        emptyHint.setWrapText(true);
        var nothing = new VBox(emptyTitle, emptyHint);
        nothing.getStyleClass().add("empty");
        table.node().setPlaceholder(nothing);
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        var box = new VBox(totals.node(), head, table.node());
        box.getStyleClass().add("main");
        return box;
    }
}
