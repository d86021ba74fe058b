package dev.backroom.sim.faults;

import dev.backroom.operation.Outcome;
import dev.backroom.store.StoreId;

/// What a client was told about one of its numbers: from then on it must be so.
///
/// @param event number of the event that holds the answer
/// @param pieces that the store has more by it
record Told(StoreId store, int source, long number, long event, Outcome outcome, long pieces) {}
