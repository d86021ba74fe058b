package dev.backroom.workflow;

import dev.backroom.store.Master;
import dev.backroom.store.Store;
import java.time.Instant;
import java.time.LocalDate;

/// What a check may look at: rows of items, locations and documents, as far as they are held here.
///
/// A device holds few of them. What it does not hold is unknown, never zero and never a refusal.
///
/// @param today the calendar day in the store; it tells the century of two-digit years
public record Facts(Store state, Master master, LocalDate today) {

    /// A moment as the store's people write it.
    public String said(Instant moment) {
        return Say.time(master, state.id(), moment, today);
    }
}
