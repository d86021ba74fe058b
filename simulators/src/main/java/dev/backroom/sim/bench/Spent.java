package dev.backroom.sim.bench;

import java.util.Locale;

/// Where the time of a round went.
///
/// @param edge mean of an operation from the head of its request to its answer, in milliseconds
/// @param queue mean wait for a batch
/// @param decide mean time to decide a batch
/// @param commit mean time to write and commit a batch
/// @param batch mean operations in a batch
/// @param gateway processor time per operation in microseconds; so are the others
record Spent(
        double edge,
        double queue,
        double decide,
        double commit,
        double batch,
        double gateway,
        double postgres,
        double generator,
        double others) {

    private static final double MILLIS = 1_000;

    static Spent of(Metrics before, Metrics after, Cpu cpu, LoadGenerator.Load load) {
        double operations = Math.max(1, load.operations()) * 1_000.0;
        return new Spent(
                after.mean("backroom_edge_operation_seconds", before) * MILLIS,
                after.mean("backroom_lane_queue_seconds", before) * MILLIS,
                after.mean("backroom_lane_decide_seconds", before) * MILLIS,
                after.mean("backroom_lane_commit_seconds", before) * MILLIS,
                after.mean("backroom_lane_batch", before),
                cpu.gateway() / operations,
                cpu.postgres() / operations,
                load.cpuNanos() / operations,
                (cpu.here() - load.cpuNanos()) / operations);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "edge %.2f ms (queue %.2f + decide %.2f + commit %.2f, batch of %.0f); "
                        + "cpu µs/op: gateway %.0f, postgres %.0f, generator %.0f, broker and readers %.0f",
                edge,
                queue,
                decide,
                commit,
                batch,
                gateway,
                postgres,
                generator,
                others);
    }
}
