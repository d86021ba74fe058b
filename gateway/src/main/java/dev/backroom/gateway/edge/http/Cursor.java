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
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// A place in a list: the numbers of the last entry's key, in the list's order. Written with dots between.
record Cursor(List<Long> key) implements Comparable<Cursor> {

    private static final int NUMBERS_MAX = 8;

    static Cursor of(long... key) {
        return new Cursor(LongStream.of(key).boxed().toList());
    }

    /// @throws Problem when it is none of ours
    static Cursor parse(String text) {
        try {
            Cursor read = new Cursor(Arrays.stream(text.split("\\.", NUMBERS_MAX))
                    .map(Long::valueOf)
                    .toList());
            if (read.text().equals(text)) {
                return read;
            }
        } catch (NumberFormatException notOurs) {
            // said below, as for one that we would have written differently
        }
        throw Problem.of(Refusal.INVALID_VALUE, "after", "kind-cursor");
    }

    /// The entries behind a cursor, in order.
    record Behind<R>(List<R> rows, Optional<String> next) {}

    /// Picks the first entries behind a cursor without sorting all there are.
    ///
    /// @param after empty for the beginning
    static <R> Behind<R> pick(Stream<R> rows, Function<R, Cursor> key, String after, int limit) {
        Optional<Cursor> from = after.isEmpty() ? Optional.empty() : Optional.of(parse(after));
        PriorityQueue<Keyed<R>> lowest = new PriorityQueue<>(
                limit + 2,
                Comparator.comparing((Keyed<R> keyed) -> keyed.cursor()).reversed());
        rows.map(row -> new Keyed<>(key.apply(row), row))
                .filter(keyed -> from.isEmpty() || keyed.cursor().compareTo(from.get()) > 0)
                .forEach(keyed -> keepLowest(lowest, keyed, limit + 1));
        List<Keyed<R>> ordered = new ArrayList<>(lowest);
        ordered.sort(Comparator.comparing(Keyed::cursor));
        List<R> found = ordered.stream().limit(limit).map(Keyed::row).toList();
        return new Behind<>(
                found,
                ordered.size() <= limit
                        ? Optional.empty()
                        : Optional.of(ordered.get(limit - 1).cursor().text()));
    }

    private record Keyed<R>(Cursor cursor, R row) {}

    private static <R> void keepLowest(PriorityQueue<Keyed<R>> lowest, Keyed<R> keyed, int count) {
        if (lowest.size() < count) {
            lowest.add(keyed);
        } else if (keyed.cursor().compareTo(lowest.element().cursor()) < 0) {
            lowest.remove();
            lowest.add(keyed);
        }
    }

    String text() {
        return key.stream().map(Object::toString).collect(Collectors.joining("."));
    }

    @Override
    public int compareTo(Cursor other) {
        for (int i = 0; i < Math.min(key.size(), other.key.size()); i++) {
            int order = key.get(i).compareTo(other.key.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(key.size(), other.key.size());
    }
}
