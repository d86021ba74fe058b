package dev.backroom.sim.bench;

/// What one round of a contender came to.
///
/// @param value such as postings a second
record Sample(double value, Latencies latencies) {}
