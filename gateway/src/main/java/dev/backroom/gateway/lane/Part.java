package dev.backroom.gateway.lane;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// One store's share of a batch.
final class Part {

    /// An answer that goes out when the batch has committed.
    private record Ready(Ask ask, long event, Instant time, Outcome outcome) {}

    private record Ahead(Ask ask, long expected) {}

    private final Slot slot;
    private final List<Ask> asks;
    private final Tentative tentative;
    private final List<Ready> ready = new ArrayList<>();
    private final List<Ahead> ahead = new ArrayList<>();
    private final List<Ask> lookups = new ArrayList<>();

    Part(Slot slot, List<Ask> asks) {
        this.slot = slot;
        this.asks = asks;
        this.tentative = new Tentative(slot.store());
    }

    Slot slot() {
        return slot;
    }

    Store store() {
        return slot.store();
    }

    List<Ask> asks() {
        return asks;
    }

    Tentative tentative() {
        return tentative;
    }

    /// Numbers that were seen before: answered from the log after the commit.
    List<Ask> lookups() {
        return lookups;
    }

    void decided(Ask ask, long event, Instant time, Outcome outcome) {
        ready.add(new Ready(ask, event, time, outcome));
    }

    void ahead(Ask ask, long expected) {
        ahead.add(new Ahead(ask, expected));
    }

    void lookUp(Ask ask) {
        lookups.add(ask);
    }

    /// Sends all answers; what was tentative is now true.
    void reply() {
        for (Ready r : ready) {
            long last = store().last(r.ask.envelope().source());
            r.ask.answer(new Answer.Decided(r.event, r.time, r.outcome, last, false));
        }
        for (Ahead a : ahead) {
            a.ask.answer(new Answer.Ahead(a.expected));
        }
    }
}
