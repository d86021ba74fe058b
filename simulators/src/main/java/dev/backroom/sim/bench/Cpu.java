package dev.backroom.sim.bench;

import java.time.Duration;
import java.util.stream.Stream;

/// Processor time used so far by everyone who takes part, in nanoseconds.
///
/// @param here this process: load generator, broker, readers
record Cpu(long gateway, long postgres, long here) {

    /// @param postmaster the first process of PostgreSQL
    static Cpu now(ProcessHandle gateway, ProcessHandle postmaster) {
        return new Cpu(
                of(gateway),
                Stream.concat(Stream.of(postmaster), postmaster.descendants())
                        .mapToLong(Cpu::of)
                        .sum(),
                of(ProcessHandle.current()));
    }

    Cpu since(Cpu before) {
        return new Cpu(gateway - before.gateway, postgres - before.postgres, here - before.here);
    }

    private static long of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
