package dev.backroom.rules.bad.client;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.gateway.log.Thing thing) {}
