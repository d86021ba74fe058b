package dev.backroom.workflow;

import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a check may look at: rows of items, locations and documents, as far as they are held here.
///
/// A device holds few of them. What it does not hold is unknown, never zero and never a refusal.
public final class Facts {

    private final Store state;
    private final Master master;
    private final LocalDate today;
    private @Nullable Goods goods;
    private @Nullable Step<Reading> reading;

    /// @param today the calendar day in the store; it tells the century of two-digit years
    public Facts(Store state, Master master, LocalDate today) {
        this.state = state;
        this.master = master;
        this.today = today;
    }

    public Store state() {
        return state;
    }

    public Master master() {
        return master;
    }

    public LocalDate today() {
        return today;
    }

    /// What was scanned, read once: check and decision look at the same goods, which is why identity is enough.
    @SuppressWarnings("ReferenceEquality")
    public Step<Reading> read(Goods scanned) {
        Step<Reading> known = reading;
        if (known == null || goods != scanned) {
            known = new Scanner(this).read(scanned);
            reading = known;
            goods = scanned;
        }
        return known;
    }

    /// A moment as the store's people write it.
    public String said(Instant moment) {
        return Say.time(master, state.id(), moment, today);
    }
}
