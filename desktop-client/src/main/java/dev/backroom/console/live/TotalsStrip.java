package dev.backroom.console.live;

import dev.backroom.console.text.Formats;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import dev.backroom.console.theme.Signal;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The sums across the top of the screen.
final class TotalsStrip {

    private final Texts texts;
    private final Supplier<Formats> formats;
    private final HBox root = new HBox();
    private final Label open = figure("open");
    private final Label late = figure("late");
    private final Label closed = figure("closed");
    private final Label lines = figure("lines");
    private final Label units = figure("units");
    private final Label cases = figure("cases");

    TotalsStrip(Texts texts, Supplier<Formats> formats) {
        this.texts = texts;
        this.formats = formats;
        root.getStyleClass().add("totals");
        root.getChildren()
                .addAll(
                        titled("live.total-open", open),
                        titled("live.total-late", late),
                        titled("live.total-closed", closed),
                        titled("live.total-lines", lines),
                        titled("live.total-units", units),
                        titled("live.total-cases", cases));
    }

    HBox node() {
        return root;
    }

    /// @param known whether the state has come: before it there is nothing to sum up
    void show(Totals totals, boolean known) {
        var write = formats.get();
        put(open, known, write.count(totals.open()));
        put(late, known, write.count(totals.late()));
        put(closed, known, write.count(totals.closed()));
        put(lines, known, texts.of("live.of", totals.linesDone(), totals.lines()));
        put(units, known, texts.of("live.of", totals.received(), totals.promised()));
        put(cases, known, write.count(totals.cases()));
        mark(late, totals.late() > 0);
        mark(cases, totals.cases() > 0);
    }

    private static void put(Label figure, boolean known, String text) {
        figure.setText(known ? text : "–");
    }

    private static void mark(Label figure, boolean look) {
        figure.getStyleClass().remove(Signal.LOOK.style());
        figure.setGraphic(null);
        if (look) {
            figure.getStyleClass().add(Signal.LOOK.style());
            figure.setGraphic(Shapes.icon(Signal.LOOK.icon()));
        }
    }

    private static Label figure(String name) {
        var figure = Shapes.label("–", "figure");
        figure.setId("total-" + name.toLowerCase(Locale.ROOT));
        figure.setMinWidth(Region.USE_PREF_SIZE);
        return figure;
    }

    private VBox titled(String key, Label figure) {
        var title = Shapes.label(texts.of(key), "quiet");
        title.setLabelFor(figure);
        title.setMinWidth(Region.USE_PREF_SIZE);
        return new VBox(figure, title);
    }
}
