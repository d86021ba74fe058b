package dev.backroom.rules.bad.operation;

/// Something to point at.
public record Thing(int number) {}
