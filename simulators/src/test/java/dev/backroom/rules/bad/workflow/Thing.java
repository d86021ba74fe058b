package dev.backroom.rules.bad.workflow;

/// Something to point at.
public record Thing(int number) {}
