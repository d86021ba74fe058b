package dev.backroom.gateway.lane;

import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

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
    ///
    /// @param unready told of slots whose turn it was and that cannot be decided yet
    Batch next(Master master, Consumer<Slot> unready) {
        if (!halves.isEmpty()) {
            List<Part> half = halves.pop();
            if (half.stream().allMatch(part -> isReady(part.slot(), master))) {
                return new Batch(half.stream().map(Turns::afresh).toList());
            }
            giveBackAll(half).forEach(unready);
        }
        List<Part> parts = new ArrayList<>();
        int room = limits.batchMax();
        boolean others = false;
        for (int turns = ring.size(); turns > 0 && room > 0; turns--) {
            Slot slot = ring.pop();
            slot.queued = false;
            if (!isReady(slot, master)) {
                unready.accept(slot);
                continue;
            }
            read(slot, master);
            List<Ask> asks = take(slot, Math.min(room, others || turns > 1 ? limits.turnMax() : room));
            if (!asks.isEmpty()) {
                room -= asks.size();
                parts.add(new Part(slot, asks));
                others |= !slot.waiting.isEmpty();
            }
        }
        parts.sort(Comparator.comparing(part -> part.slot().id()));
        return new Batch(parts);
    }

    /// A store's events never go back in the chain's version.
    private static boolean isReady(Slot slot, Master master) {
        return slot.isLoaded() && !slot.aside && slot.masterFloor() <= master.version();
    }

    private static Part afresh(Part part) {
        return new Part(part.slot(), part.asks());
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

    /// Puts a batch's operations back to the front of their stores' queues, and before that the halves that were to
    /// follow it, so that each store's order stays. All those stores must be woken.
    void again(Batch batch) {
        giveBackAll(batch.parts());
    }

    /// Takes apart what was to be tried, the newest operations first. Answers the stores that it belongs to.
    private Set<Slot> giveBackAll(List<Part> first) {
        halves.push(first);
        Set<Slot> touched = new LinkedHashSet<>();
        while (!halves.isEmpty()) {
            for (Part part : halves.removeLast()) {
                giveBack(part);
                touched.add(part.slot());
            }
        }
        return touched;
    }

    /// Nobody's turn any more: no state is loaded.
    void clear() {
        giveBackAll(List.of());
        ring.forEach(slot -> slot.queued = false);
        ring.clear();
    }

    private static void giveBack(Part part) {
        for (int i = part.asks().size() - 1; i >= 0; i--) {
            part.slot().waiting.addFirst(part.asks().get(i));
        }
    }

    /// Cuts a batch that fails by itself: by store, then by operation. A single one takes its number as a refusal.
    ///
    /// @return how many operations were given up, which is one at most
    int halve(Batch batch, Throwable failure) {
        List<Part> parts = batch.parts();
        if (parts.size() > 1) {
            halves.push(parts.subList(parts.size() / 2, parts.size()));
            halves.push(parts.subList(0, parts.size() / 2));
            return 0;
        }
        Part part = parts.getFirst();
        List<Ask> asks = part.asks();
        if (asks.size() > 1) {
            halves.push(List.of(new Part(part.slot(), asks.subList(asks.size() / 2, asks.size()))));
            halves.push(List.of(new Part(part.slot(), asks.subList(0, asks.size() / 2))));
        } else if (asks.getFirst().envelope().operation() instanceof LineOperation.Unreadable) {
            asks.getFirst().promise().tryFail(failure);
            return 1;
        } else {
            halves.push(List.of(new Part(part.slot(), List.of(refused(asks.getFirst(), failure)))));
        }
        return 0;
    }

    private static Ask refused(Ask ask, Throwable failure) {
        return ask.with(ask.envelope()
                .with(new LineOperation.Unreadable(
                        Refusal.INTERNAL.slug(), "", failure.getClass().getSimpleName())));
    }
}
