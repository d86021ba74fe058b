package dev.backroom.rules.bad.gateway.lane;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.gateway.integration.Thing thing) {}
