package dev.backroom.rules.bad.console;

/// Something to point at.
public record Thing(int number) {}
