package dev.backroom.console.live;

import dev.backroom.console.text.Formats;
import dev.backroom.console.text.Texts;
import dev.backroom.console.theme.Shapes;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The last answers: shape and colour, time and device, and the sentence itself.
final class NewsPane {

    private static final double SCROLL_BAR = 20;

    private final News news;
    private final Texts texts;
    private final Supplier<Formats> formats;
    private final ListView<Answered> list = new ListView<>();
    private final VBox root;

    NewsPane(News news, Texts texts, Supplier<Formats> formats) {
        this.news = news;
        this.texts = texts;
        this.formats = formats;
        list.setId("news");
        list.setAccessibleText(texts.of("live.news"));
        list.setItems(news.list());
        list.setCellFactory(_ -> new Cell());
        list.setPlaceholder(nothing());
        // Whoever points at the list or walks through it is reading: nothing may move then.
        list.hoverProperty().subscribe(_ -> news.hold(isRead()));
        list.focusedProperty().subscribe(_ -> news.hold(isRead()));
        VBox.setVgrow(list, Priority.ALWAYS);
        root = new VBox(head(), list);
        root.getStyleClass().add("drawer");
    }

    VBox node() {
        return root;
    }

    private boolean isRead() {
        return list.isHover() || list.isFocused() && list.getSelectionModel().getSelectedIndex() > 0;
    }

    private HBox head() {
        var title = Shapes.label(texts.of("live.news"), "section");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(title, space, pill(news.freshProperty().asObject(), texts, news::show));
        head.getStyleClass().add("section-head");
        return head;
    }

    /// A button that says how many wait and shows them.
    static Button pill(javafx.beans.value.ObservableValue<Integer> count, Texts texts, Runnable show) {
        var pill = new Button();
        pill.getStyleClass().add("pill");
        pill.textProperty().bind(count.map(waiting -> texts.of("live.new", waiting)));
        pill.visibleProperty().bind(count.map(waiting -> waiting > 0));
        pill.setOnAction(_ -> show.run());
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return pill;
    }

    private VBox nothing() {
        var nothing = new VBox(
                Shapes.label(texts.of("live.news-empty"), "empty-title"),
                wrapped(texts.of("live.news-empty-hint"), "quiet"));
        nothing.getStyleClass().add("empty");
        return nothing;
    }

    private static Label wrapped(String text, String style) {
        var label = Shapes.label(text, style);
        label.setWrapText(true);
        return label;
    }

    /// Graphic nodes are made once per cell and refilled, since the list scrolls under load.
    private final class Cell extends ListCell<Answered> {
        private final Label mark = new Label();
        private final Label sentence = wrapped("", "sentence");
        private final Label when = Shapes.label("", "quiet");
        private final HBox box;

        Cell() {
            var words = new VBox(sentence, when);
            HBox.setHgrow(words, Priority.ALWAYS);
            mark.setMinWidth(Region.USE_PREF_SIZE);
            box = new HBox(mark, words);
            box.getStyleClass().add("answer");
            setPrefWidth(0);
        }

        /// The list's width decides where a sentence wraps. A cell by itself asks for a height without saying how
        /// wide
        /// it will be, and all would be one line.
        @Override
        protected double computePrefHeight(double width) {
            return isEmpty() ? super.computePrefHeight(width) : Math.ceil(box.prefHeight(available()));
        }

        @Override
        protected void layoutChildren() {
            super.layoutChildren();
            if (!isEmpty()) {
                box.resizeRelocate(0, 0, available(), getHeight());
            }
        }

        private double available() {
            return Math.max(0, list.getWidth() - SCROLL_BAR);
        }

        @Override
        protected void updateItem(@Nullable Answered item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            mark.setGraphic(Shapes.icon(item.signal().icon()));
            mark.getStyleClass().setAll("label", "mark", item.signal().style());
            sentence.setText(item.sentence());
            var time = formats.get().moment(item.time());
            when.setText(item.from().isEmpty() ? time : time + " · " + item.from());
            setAccessibleText(
                    texts.of("live.event-help", texts.of(item.signal().key()), item.sentence(), when.getText()));
            setGraphic(box);
        }
    }
}
