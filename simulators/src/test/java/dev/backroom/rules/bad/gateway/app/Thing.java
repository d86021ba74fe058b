package dev.backroom.rules.bad.gateway.app;

/// Something to point at.
public record Thing(int number) {}
