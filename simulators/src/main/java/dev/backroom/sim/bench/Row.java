package dev.backroom.sim.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;

/// One line of the result.
///
/// @param connections 0 where there are none
/// @param reference value of the reference in the same run, 0 where it is no measure of this row
/// @param p50 and p99 in milliseconds, 0 where nothing was timed
/// @param fsync median time of the disk beside it, in milliseconds
/// @param trouble why the row does not count, empty when it does
record Row(
        String name,
        int connections,
        double value,
        String unit,
        double reference,
        double ratio,
        double p50,
        double p99,
        double fsync,
        String trouble) {

    static Row of(String name, double value, String unit) {
        return new Row(name, 0, value, unit, 0, 0, 0, 0, 0, "");
    }

    static Row of(String name, double value, String unit, Latencies latencies) {
        return new Row(name, 0, value, unit, 0, 0, latencies.millis(0.5), latencies.millis(0.99), 0, "");
    }

    @JsonIgnore
    boolean counts() {
        return trouble.isEmpty();
    }
}
