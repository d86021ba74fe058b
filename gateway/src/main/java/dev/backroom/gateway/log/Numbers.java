package dev.backroom.gateway.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Rows of whole numbers that a statement takes as one `bigint[]`, one row behind the other.
///
/// PostgreSQL finds the elements of such an array by their position, where `unnest` of an array for each column would
/// put every value into a store of its own first.
final class Numbers {

    private final Long[] values;
    private int size;

    Numbers(int rows, int columns) {
        values = new Long[rows * columns];
    }

    /// Adds the next row, or its next columns.
    Numbers add(long... columns) {
        for (long column : columns) {
            values[size++] = column;
        }
        return this;
    }

    /// Microseconds since the epoch, which is as fine as PostgreSQL's times are.
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    /// For a parameter of a statement; throws when rows are missing.
    Long[] array() {
        if (size != values.length) {
            throw new IllegalStateException(size + " values instead of " + values.length);
        }
        return values;
    }

    /// What stands behind `FROM` to read the rows of parameter `$1`.
    ///
    /// @param columns names and types, like `store int, number bigint`
    static String table(String columns) {
        return "(SELECT " + select("i", columns) + " FROM generate_series(1, cardinality($1::bigint[]), "
                + columns.split(",").length + ") i)";
    }

    /// The columns of one row of parameter `$1`.
    ///
    /// @param first an expression for the position of the row's first column
    static String select(String first, String columns) {
        StringBuilder sql = new StringBuilder();
        String[] each = columns.split(",");
        for (int i = 0; i < each.length; i++) {
            String[] column = each[i].strip().split(" ");
            sql.append(i == 0 ? "" : ", ")
                    .append("($1::bigint[])[%s + %d]::%s AS %s".formatted(first, i, column[1], column[0]));
        }
        return sql.toString();
    }
}
