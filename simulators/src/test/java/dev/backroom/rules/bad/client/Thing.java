package dev.backroom.rules.bad.client;

/// Something to point at.
public record Thing(int number) {}
