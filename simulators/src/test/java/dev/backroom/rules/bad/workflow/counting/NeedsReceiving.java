package dev.backroom.rules.bad.workflow.counting;

import dev.backroom.rules.bad.workflow.receiving.NeedsCounting;

/// One half of a circle.
public record NeedsReceiving(NeedsCounting other) {}
