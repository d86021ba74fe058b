package dev.backroom.rules.bad.gateway.log;

/// Something to point at.
public record Thing(int number) {}
