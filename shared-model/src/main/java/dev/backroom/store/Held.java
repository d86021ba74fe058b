package dev.backroom.store;

/// A row as a state keeps it, with the number of the event that wrote it last: the condition of its next update.
public record Held(Kept row, long number) {}
