package dev.backroom.rules.bad.gateway.insight;

/// Something to point at.
public record Thing(int number) {}
