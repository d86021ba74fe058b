package dev.backroom.rules.bad.gateway.edge;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.gateway.app.Thing thing) {}
