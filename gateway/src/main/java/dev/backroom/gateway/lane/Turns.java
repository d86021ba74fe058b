package dev.backroom.gateway.lane;

import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/// Whose turn it is: stores that wait are served in rotation, so that one hot store cannot starve the others; after a
/// failure that is nobody else's, the batch's halves are tried until only the culprit is left.
final class Turns {

    private final Limits limits;
    private final Deque<Slot> ring = new ArrayDeque<>();
    /// What is left of a failed batch, in the order in which it must be tried.
    private final Deque<List<Part>> halves = new ArrayDeque<>();

    Turns(Limits limits) {
        this.limits = limits;
    }

    void add(Slot slot) {
        slot.queued = true;
        ring.addLast(slot);
    }

    /// The next batch; reads that wait are answered on the way, since now nothing is tentative.
    Batch next(Master master) {
        if (!halves.isEmpty()) {
            return retried(halves.pop());
        }
        List<Part> parts = new ArrayList<>();
        int room = limits.batchMax();
        for (int turns = ring.size(); turns > 0 && room > 0; turns--) {
            Slot slot = ring.pop();
            slot.queued = false;
            if (!slot.isLoaded()) {
                continue;
            }
            read(slot, master);
            List<Ask> asks = take(slot, Math.min(room, ring.isEmpty() ? room : limits.turnMax()));
            if (!asks.isEmpty()) {
                room -= asks.size();
                parts.add(new Part(slot, asks));
            }
        }
        parts.sort(Comparator.comparing(part -> part.slot().id()));
        return new Batch(parts);
    }

    private static void read(Slot slot, Master master) {
        Iterator<Reading<?>> reads = slot.reads.iterator();
        while (reads.hasNext()) {
            Reading<?> reading = reads.next();
            if (slot.store().head().number() >= reading.atLeast()) {
                reads.remove();
                reading.answer(slot.store(), master);
            }
        }
    }

    private static List<Ask> take(Slot slot, int most) {
        List<Ask> asks = new ArrayList<>(Math.min(most, slot.waiting.size()));
        while (asks.size() < most && !slot.waiting.isEmpty()) {
            asks.add(slot.waiting.pop());
        }
        return asks;
    }

    private static Batch retried(List<Part> parts) {
        List<Part> fresh = new ArrayList<>();
        for (Part part : parts) {
            if (part.slot().isLoaded()) {
                fresh.add(new Part(part.slot(), part.asks()));
            } else {
                giveBack(part);
            }
        }
        return new Batch(fresh);
    }

    /// Puts a batch's operations back to the front of their stores' queues, and before that the halves that were to
    /// follow it, so that each store's order stays.
    void again(Batch batch) {
        while (!halves.isEmpty()) {
            halves.removeLast().forEach(Turns::giveBack);
        }
        batch.parts().forEach(Turns::giveBack);
    }

    /// Nobody's turn any more: no state is loaded.
    void clear() {
        ring.forEach(slot -> slot.queued = false);
        ring.clear();
    }

    private static void giveBack(Part part) {
        for (int i = part.asks().size() - 1; i >= 0; i--) {
            part.slot().waiting.addFirst(part.asks().get(i));
        }
    }

    /// Cuts a batch that fails by itself: by store, then by operation. A single one takes its number as a refusal.
    void halve(Batch batch, Throwable failure) {
        List<Part> parts = batch.parts();
        if (parts.size() > 1) {
            halves.push(parts.subList(parts.size() / 2, parts.size()));
            halves.push(parts.subList(0, parts.size() / 2));
            return;
        }
        Part part = parts.getFirst();
        List<Ask> asks = part.asks();
        if (asks.size() > 1) {
            halves.push(List.of(new Part(part.slot(), asks.subList(asks.size() / 2, asks.size()))));
            halves.push(List.of(new Part(part.slot(), asks.subList(0, asks.size() / 2))));
        } else if (asks.getFirst().envelope().operation() instanceof LineOperation.Unreadable) {
            asks.getFirst().promise().tryFail(failure);
        } else {
            halves.push(List.of(new Part(part.slot(), List.of(refused(asks.getFirst(), failure)))));
        }
    }

    private static Ask refused(Ask ask, Throwable failure) {
        return ask.with(ask.envelope()
                .with(new LineOperation.Unreadable(
                        Refusal.INTERNAL.slug(), "", failure.getClass().getSimpleName())));
    }
}
