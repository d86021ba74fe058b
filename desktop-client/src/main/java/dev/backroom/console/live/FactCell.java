package dev.backroom.console.live;

import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.animation.PauseTransition;
import javafx.css.PseudoClass;
import javafx.scene.control.TableCell;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A cell that shows some of a delivery's facts. When what it says changes while it stays on the same delivery it
/// glows, and the theme fades that.
final class FactCell extends TableCell<DeliveryRow, Delivered> {

    private static final PseudoClass CHANGED = PseudoClass.getPseudoClass("changed");
    private static final Duration GLOW = Duration.millis(120);

    private final Function<Delivered, ?> said;
    private final BiConsumer<FactCell, Delivered> draw;
    private final PauseTransition glow = new PauseTransition(GLOW);
    private int delivery = -1;
    private @Nullable Object last;

    /// @param said what a change is judged by
    /// @param draw puts text and graphic
    FactCell(Function<Delivered, ?> said, BiConsumer<FactCell, Delivered> draw, String... styles) {
        this.said = said;
        this.draw = draw;
        getStyleClass().addAll(styles);
        glow.setOnFinished(_ -> pseudoClassStateChanged(CHANGED, false));
    }

    @Override
    protected void updateItem(@Nullable Delivered facts, boolean empty) {
        super.updateItem(facts, empty);
        if (empty || facts == null) {
            setText(null);
            setGraphic(null);
            delivery = -1;
            last = null;
            return;
        }
        var says = said.apply(facts);
        if (facts.id() == delivery && !says.equals(last)) {
            pseudoClassStateChanged(CHANGED, true);
            glow.playFromStart();
        }
        if (facts.id() != delivery || !says.equals(last)) {
            draw.accept(this, facts);
        }
        delivery = facts.id();
        last = says;
    }
}
