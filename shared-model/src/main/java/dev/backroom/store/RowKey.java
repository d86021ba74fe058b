package dev.backroom.store;

/// The identity of a row that a state keeps: its kind and one or two numbers.
///
/// Comparing is written by hand, here and in the other keys of this package: every decision looks up a dozen of them,
/// and what the compiler makes for records was a tenth of a gateway's time.
public record RowKey(RowKind kind, long a, long b) implements Comparable<RowKey> {

    public static RowKey of(RowKind kind, long a) {
        return new RowKey(kind, a, 0);
    }

    @Override
    public int compareTo(RowKey other) {
        if (kind != other.kind) {
            return kind.compareTo(other.kind);
        }
        return a != other.a ? Long.compare(a, other.a) : Long.compare(b, other.b);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RowKey key && kind == key.kind && a == key.a && b == key.b;
    }

    @Override
    public int hashCode() {
        long mixed = (a * 31 + b) * 0x9E3779B97F4A7C15L + kind.ordinal();
        return (int) (mixed ^ (mixed >>> 32));
    }
}
