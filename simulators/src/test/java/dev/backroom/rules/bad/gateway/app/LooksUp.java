package dev.backroom.rules.bad.gateway.app;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.client.Thing thing) {}
