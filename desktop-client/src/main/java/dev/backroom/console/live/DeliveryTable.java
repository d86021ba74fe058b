package dev.backroom.console.live;

import dev.backroom.console.text.Formats;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import dev.backroom.console.theme.Signal;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The table of today's deliveries.
final class DeliveryTable {

    private static final double ROW_HEIGHT = 52;
    /// A narrower table leaves out what the cases tell as well.
    private static final double ALL_COLUMNS_FROM = 760;

    private final Texts texts;
    private final Supplier<Formats> formats;
    private final TableView<DeliveryRow> table = new TableView<>();

    /// @param formats asked each time, because the store's zone comes with the first rows of the chain
    DeliveryTable(ObservableList<DeliveryRow> rows, Texts texts, Supplier<Formats> formats) {
        this.texts = texts;
        this.formats = formats;
        table.setId("deliveries");
        table.setAccessibleText(texts.of("live.deliveries"));
        table.setItems(rows);
        table.setFixedCellSize(ROW_HEIGHT);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.setRowFactory(_ -> row());
        add("time", new Width(72, 88), Delivered::due, this::time, Comparator.comparing(Delivered::due));
        add(
                "delivery",
                new Width(110, 1_000),
                facts -> facts.code() + "|" + facts.vendor(),
                this::delivery,
                Comparator.comparing(Delivered::code));
        add("state", new Width(176, 200), this::phase, this::state, Comparator.comparing(Delivered::phase));
        add(
                "lines",
                new Width(96, 190),
                facts -> List.of(facts.linesDone(), facts.lines(), facts.progress(), facts.signal()),
                this::progress,
                Comparator.comparingDouble(Delivered::progress));
        add(
                        "received",
                        new Width(138, 180),
                        facts -> List.of(facts.received(), facts.promised()),
                        this::received,
                        Comparator.comparingLong(Delivered::received))
                .getStyleClass()
                .add("number");
        var damaged = number("damaged", new Width(96, 120), Delivered::damaged);
        number("cases", new Width(56, 90), Delivered::cases);
        damaged.visibleProperty().bind(table.widthProperty().greaterThanOrEqualTo(ALL_COLUMNS_FROM));
    }

    TableView<DeliveryRow> node() {
        return table;
    }

    /// A delivery's state in words.
    String phase(Delivered facts) {
        return switch (facts.phase()) {
            case RECEIVING -> texts.of("live.phase-receiving");
            case ARRIVED -> texts.of("live.phase-arrived");
            case LATE -> texts.of("live.phase-late", formats.get().age(facts.late()));
            case EXPECTED -> texts.of("live.phase-expected");
            case CLOSED ->
                facts.missing() > 0
                        ? texts.of("live.phase-closed-short", facts.missing())
                        : texts.of("live.phase-closed");
            case HANDED_BACK -> texts.of("live.phase-handed-back");
        };
    }

    /// The narrowest and the widest a column may be.
    private record Width(double min, double max) {}

    private TableColumn<DeliveryRow, Delivered> add(
            String name,
            Width width,
            Function<Delivered, ?> said,
            BiConsumer<FactCell, Delivered> draw,
            Comparator<Delivered> order) {
        var column = new TableColumn<DeliveryRow, Delivered>(texts.of("live.column-" + name));
        column.setId(name);
        column.setMinWidth(width.min());
        column.setPrefWidth(width.min());
        column.setMaxWidth(width.max());
        column.setReorderable(false);
        column.setCellValueFactory(row -> row.getValue().factsProperty());
        column.setCellFactory(_ -> new FactCell(said, draw, "cell-" + name));
        column.setComparator(order);
        table.getColumns().add(column);
        return column;
    }

    private TableColumn<DeliveryRow, Delivered> number(String name, Width width, ToLongFunction<Delivered> value) {
        var column = add(
                name,
                width,
                value::applyAsLong,
                (cell, facts) -> count(cell, value, facts),
                Comparator.comparingLong(value));
        column.getStyleClass().add("number");
        return column;
    }

    private void received(FactCell cell, Delivered facts) {
        cell.setText(texts.of("live.of", facts.received(), facts.promised()));
    }

    private void count(FactCell cell, ToLongFunction<Delivered> value, Delivered facts) {
        long count = value.applyAsLong(facts);
        cell.setText(count == 0 ? "–" : formats.get().count(count));
        cell.getStyleClass().removeAll("nothing");
        if (count == 0) {
            cell.getStyleClass().add("nothing");
        }
    }

    private void time(FactCell cell, Delivered facts) {
        cell.setText(formats.get().time(facts.due()));
    }

    private void delivery(FactCell cell, Delivered facts) {
        var vendor = facts.vendor().isEmpty() ? texts.of("live.vendor-unknown") : facts.vendor();
        var words = new VBox(Shapes.label(facts.code(), "strong"), Shapes.label(vendor, "quiet", "shortened"));
        cell.setTooltip(new Tooltip(vendor));
        words.setAlignment(Pos.CENTER_LEFT);
        cell.setGraphic(words);
    }

    private void state(FactCell cell, Delivered facts) {
        cell.setGraphic(Shapes.chip(facts.signal(), phase(facts)));
    }

    private void progress(FactCell cell, Delivered facts) {
        var bar = new ProgressBar(facts.progress());
        bar.getStyleClass().addAll("progress", done(facts).style());
        bar.setMaxWidth(Double.MAX_VALUE);
        var lines = facts.lines() == 0
                ? texts.of("live.unpromised")
                : texts.of("live.of", facts.linesDone(), facts.lines());
        var help = texts.of(
                "live.progress-help",
                facts.code(),
                facts.received(),
                facts.promised(),
                facts.linesDone(),
                facts.lines());
        bar.setAccessibleText(help);
        Label words = Shapes.label(lines, "quiet");
        var box = new VBox(bar, words);
        box.getStyleClass().add("progress-box");
        box.setAlignment(Pos.CENTER_LEFT);
        cell.setGraphic(box);
        cell.setTooltip(new Tooltip(help));
    }

    private static Signal done(Delivered facts) {
        return facts.missing() == 0 && facts.promised() > 0 ? Signal.ACCEPTED : Signal.ACTIVE;
    }

    private TableRow<DeliveryRow> row() {
        var row = new TableRow<DeliveryRow>() {
            @Override
            protected void updateItem(@Nullable DeliveryRow item, boolean empty) {
                super.updateItem(item, empty);
                if (item != null && !empty) {
                    var facts = item.facts();
                    setAccessibleText(texts.of("live.row-help", facts.code(), facts.vendor(), phase(facts)));
                }
            }
        };
        row.setAccessibleRole(AccessibleRole.TABLE_ROW);
        return row;
    }
}
