package dev.backroom.rules.bad.code;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.store.Thing thing) {}
