package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Function;
import java.util.stream.Stream;

/// A place in a list: the numbers of the last entry's key, in the list's order. Written with dots between.
record Cursor(long[] key) implements Comparable<Cursor> {

    private static final int NUMBERS_MAX = 8;

    static Cursor of(long... key) {
        return new Cursor(key);
    }

    /// @throws Problem when it is none of ours
    static Cursor parse(String text) {
        String[] parts = text.split("\\.", NUMBERS_MAX);
        long[] key = new long[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                key[i] = Long.parseLong(parts[i]);
            }
        } catch (NumberFormatException notOurs) {
            throw Problem.of(Refusal.INVALID_VALUE, "after", "a cursor of this list");
        }
        return new Cursor(key);
    }

    /// The entries behind a cursor, in order.
    record Behind<R>(List<R> rows, Optional<String> next) {}

    /// Picks the first entries behind a cursor without sorting all there are.
    ///
    /// @param after empty for the beginning
    static <R> Behind<R> pick(Stream<R> rows, Function<R, Cursor> key, String after, int limit) {
        Optional<Cursor> from = after.isEmpty() ? Optional.empty() : Optional.of(parse(after));
        PriorityQueue<R> lowest =
                new PriorityQueue<>(limit + 2, Comparator.comparing(key).reversed());
        rows.filter(row -> from.isEmpty() || key.apply(row).compareTo(from.get()) > 0)
                .forEach(row -> {
                    lowest.add(row);
                    if (lowest.size() > limit + 1) {
                        lowest.remove();
                    }
                });
        List<R> ordered = new ArrayList<>(lowest);
        ordered.sort(Comparator.comparing(key));
        if (ordered.size() <= limit) {
            return new Behind<>(ordered, Optional.empty());
        }
        R last = ordered.get(limit - 1);
        return new Behind<>(
                List.copyOf(ordered.subList(0, limit)),
                Optional.of(key.apply(last).text()));
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (long number : key) {
            text.append(text.isEmpty() ? "" : ".").append(number);
        }
        return text.toString();
    }

    @Override
    public int compareTo(Cursor other) {
        return Arrays.compare(key, other.key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Cursor cursor && Arrays.equals(key, cursor.key);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(key);
    }

    @Override
    public String toString() {
        return text();
    }
}
