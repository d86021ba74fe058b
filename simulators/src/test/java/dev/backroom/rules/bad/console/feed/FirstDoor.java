package dev.backroom.rules.bad.console.feed;

import javafx.application.Platform;

/// One of two ways to the screen.
record FirstDoor() {
    void show(Runnable change) {
        Platform.runLater(change);
    }
}
