package dev.backroom.rules.bad.wire;

/// Something to point at.
public record Thing(int number) {}
