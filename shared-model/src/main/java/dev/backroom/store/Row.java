package dev.backroom.store;

/// One line of what an event changed, with its new values resolved: fold is `put`.
///
/// Tables, memory, live feed and offline copies are four readers of the same rows.
public sealed interface Row permits Balance, Movement, Posting, Kept, Unknown {}
