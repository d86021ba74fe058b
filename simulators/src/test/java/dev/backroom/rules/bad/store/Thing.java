package dev.backroom.rules.bad.store;

/// Something to point at.
public record Thing(int number) {}
