package dev.backroom.rules.bad.store;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.operation.Thing thing) {}
