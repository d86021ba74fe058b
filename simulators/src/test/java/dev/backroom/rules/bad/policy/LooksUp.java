package dev.backroom.rules.bad.policy;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.workflow.Thing thing) {}
