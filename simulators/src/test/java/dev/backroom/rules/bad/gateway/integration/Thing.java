package dev.backroom.rules.bad.gateway.integration;

/// Something to point at.
public record Thing(int number) {}
