package dev.backroom.rules.bad.gateway.integration;

/// Breaks the arrow out of its room.
record LooksUp(dev.backroom.rules.bad.gateway.edge.Thing thing) {}
