package dev.backroom.console.frame;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/// A screen as the frame sees it. What `shown` subscribes, `hidden` releases.
public interface Screen {

    /// Key of its title.
    String title();

    /// Literal of its icon on the rail.
    String icon();

    /// How much on it wants to be looked at, 0 for nothing.
    ObservableValue<? extends Number> count();

    Node node();

    List<Action> actions();

    void shown();

    void hidden();
}
