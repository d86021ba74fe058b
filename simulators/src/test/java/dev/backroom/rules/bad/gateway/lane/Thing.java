package dev.backroom.rules.bad.gateway.lane;

/// Something to point at.
public record Thing(int number) {}
