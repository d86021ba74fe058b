package dev.backroom.store;

import java.util.Comparator;

/// The identity of a row that a state keeps: its kind and one or two numbers.
public record RowKey(RowKind kind, long a, long b) implements Comparable<RowKey> {

    private static final Comparator<RowKey> ORDER =
            Comparator.comparing(RowKey::kind).thenComparingLong(RowKey::a).thenComparingLong(RowKey::b);

    public static RowKey of(RowKind kind, long a) {
        return new RowKey(kind, a, 0);
    }

    @Override
    public int compareTo(RowKey other) {
        return ORDER.compare(this, other);
    }
}
