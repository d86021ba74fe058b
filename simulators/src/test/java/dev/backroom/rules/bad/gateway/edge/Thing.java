package dev.backroom.rules.bad.gateway.edge;

/// Something to point at.
public record Thing(int number) {}
