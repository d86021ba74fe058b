package dev.backroom.rules.bad.sim;

/// Inherits for reuse.
final class Heir extends Parent {}
