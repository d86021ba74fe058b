package dev.backroom.rules.bad.code;

/// Something to point at.
public record Thing(int number) {}
