package dev.backroom.sim.books;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What each site holds and what came in on each line of its orders: sums over vouchers, nothing else.
final class Stock {

    record Shelf(String article, StockType type) implements Comparable<Shelf> {
        private static final Comparator<Shelf> ORDER =
                Comparator.comparing(Shelf::article).thenComparing(Shelf::type);

        @Override
        public int compareTo(Shelf other) {
            return ORDER.compare(this, other);
        }
    }

    record Ordered(String order, int line, String article) implements Comparable<Ordered> {
        private static final Comparator<Ordered> ORDER = Comparator.comparing(Ordered::order)
                .thenComparing(Ordered::line)
                .thenComparing(Ordered::article);

        @Override
        public int compareTo(Ordered other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<String, SortedMap<Shelf, Amount>> held = new HashMap<>();
    private final Map<String, SortedMap<Ordered, Amount>> received = new HashMap<>();

    void book(Message message) {
        SortedMap<Shelf, Amount> shelves = held.computeIfAbsent(message.site(), _ -> new TreeMap<>());
        effects(message).forEach((shelf, effect) -> shelves.merge(shelf, effect, Amount::plus));
        shelves.values().removeIf(Amount::isNothing);
        if (message.movement().isReceived()) {
            SortedMap<Ordered, Amount> lines = received.computeIfAbsent(message.site(), _ -> new TreeMap<>());
            for (Message.Position position : message.positions()) {
                if (position.isOrdered()) {
                    Ordered line = new Ordered(position.order(), position.orderLine(), position.article());
                    lines.merge(line, new Amount(position.quantity(), position.grams()), Amount::plus);
                }
            }
        }
    }

    /// A message's effect on each shelf that it touches.
    static SortedMap<Shelf, Amount> effects(Message message) {
        SortedMap<Shelf, Amount> effects = new TreeMap<>();
        for (Message.Position position : message.positions()) {
            effects.merge(
                    new Shelf(position.article(), position.type()),
                    new Amount(position.quantity(), position.grams()),
                    Amount::plus);
        }
        return effects;
    }

    Amount on(String site, Shelf shelf) {
        return held(site).getOrDefault(shelf, Amount.NONE);
    }

    SortedMap<Shelf, Amount> held(String site) {
        return held.getOrDefault(site, new TreeMap<>());
    }

    SortedMap<Ordered, Amount> received(String site) {
        return received.getOrDefault(site, new TreeMap<>());
    }
}
