package dev.backroom.rules.bad.workflow.receiving;

import dev.backroom.rules.bad.workflow.counting.NeedsReceiving;

/// The other half of a circle.
public record NeedsCounting(NeedsReceiving other) {}
