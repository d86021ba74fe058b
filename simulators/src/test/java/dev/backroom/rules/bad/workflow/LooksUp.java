package dev.backroom.rules.bad.workflow;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.client.Thing thing) {}
