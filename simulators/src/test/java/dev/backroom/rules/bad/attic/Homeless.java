package dev.backroom.rules.bad.attic;

/// Lives in no room.
record Homeless() {}
