package dev.backroom.gateway.lane;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// One store's share of a batch.
final class Part {

    /// An answer that goes out when the batch has committed.
    private record Ready(Ask ask, long event, Instant time, Outcome outcome) {}

    /// A number that left out others, as far as this state knows.
    record Ahead(Ask ask, long expected) {
        void answer() {
            ask.answer(new Answer.Ahead(expected));
        }
    }

    private final Slot slot;
    private final Store store;
    private final List<Ask> asks;
    private final Set<Slot.Late> late = new HashSet<>();
    private final Tentative tentative;
    private final List<Ready> ready = new ArrayList<>();
    private final List<Ahead> ahead = new ArrayList<>();
    private final List<Ask> lookups = new ArrayList<>();

    Part(Slot slot, List<Ask> asks) {
        this.slot = slot;
        this.store = slot.store();
        this.asks = asks;
        this.tentative = new Tentative(store);
    }

    Slot slot() {
        return slot;
    }

    /// The state it was decided on, even when the slot has forgotten it since.
    Store store() {
        return store;
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

    List<Ahead> aheads() {
        return ahead;
    }

    void lookUp(Ask ask) {
        lookups.add(ask);
    }

    /// Whether the log was searched for this number in vain, and nobody can have decided it since.
    boolean isKnownAbsent(Ask ask) {
        Slot.Late number = new Slot.Late(ask.envelope().source(), ask.envelope().number());
        return ask.absentIn() == slot.line() && !slot.isLate(number) && !late.contains(number);
    }

    void late(Slot.Late number) {
        late.add(number);
    }

    /// Sends the answers that are in the log; what was tentative is now true.
    void reply() {
        late.forEach(slot::late);
        for (Ready r : ready) {
            long last = store.last(r.ask.envelope().source());
            r.ask.answer(new Answer.Decided(r.event, r.time, r.outcome, last, false));
        }
    }

    /// Answers what seems to have been left out, after the log was asked. The state may also have moved meanwhile, by
    /// another batch: only what still holds is answered, the rest is decided again.
    void settle(boolean moved, Consumer<Ask> again) {
        for (Ahead left : ahead) {
            boolean holds = slot.loaded()
                    .filter(state -> state.last(left.ask().envelope().source()) + 1 == left.expected())
                    .isPresent();
            if (moved || !holds) {
                again.accept(left.ask());
            } else {
                left.answer();
            }
        }
    }
}
