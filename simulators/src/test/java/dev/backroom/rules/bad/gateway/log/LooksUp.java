package dev.backroom.rules.bad.gateway.log;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.gateway.lane.Thing thing) {}
