package dev.backroom.rules.bad.console.stock;

import javafx.scene.control.Label;

/// Holds a control.
record StockViewModel(Label label) {}
