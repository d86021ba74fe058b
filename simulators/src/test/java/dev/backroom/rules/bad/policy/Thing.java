package dev.backroom.rules.bad.policy;

/// Something to point at.
public record Thing(int number) {}
