package dev.backroom.rules.bad.operation;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.policy.Thing thing) {}
