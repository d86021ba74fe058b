package dev.backroom.console.theme;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import org.kordamp.ikonli.javafx.FontIcon;

/// The few nodes that look the same wherever they stand.
public final class Shapes {

    private Shapes() {}

    /// An icon that says nothing by itself: whoever reads the screen aloud passes over it.
    public static FontIcon icon(String literal) {
        var icon = new FontIcon(literal);
        icon.getStyleClass().add("icon");
        icon.setFocusTraversable(false);
        icon.setAccessibleRole(AccessibleRole.NODE);
        return icon;
    }

    /// A small mark of shape, colour and word.
    public static Label chip(Signal signal, String text) {
        var chip = new Label(text, icon(signal.icon()));
        chip.getStyleClass().addAll("chip", signal.style());
        return chip;
    }

    public static Label label(String text, String... styles) {
        var label = new Label(text);
        label.getStyleClass().addAll(styles);
        return label;
    }
}
