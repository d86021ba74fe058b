package dev.backroom.console.frame;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

/// Something that can be done now: the key bar, the keys themselves and the tests read the same list.
///
/// @param text key of its name
/// @param keys what to press; never a bare printable key, which a scanner could type
/// @param works whether it can be done now
public record Action(String text, KeyCombination keys, ObservableValue<Boolean> works, Runnable run) {}
