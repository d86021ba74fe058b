package dev.backroom.store;

/// A row of a kind that this version does not know: passed on as it came, never interpreted.
///
/// @param kind what it calls itself
/// @param json the row as it came
public record Unknown(String kind, String json) implements Row {}
