package dev.backroom.gateway.lane;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// Where an operation's time goes in the lanes: waiting, deciding, committing.
public final class LaneMeters {

    private final Timer queue;
    private final Timer decide;
    private final Timer commit;
    private final DistributionSummary batch;
    private final Counter stepBacks;
    private final Counter conflicts;
    private final Counter bisections;
    private final Counter overloads;

    public LaneMeters(MeterRegistry registry) {
        queue = Timer.builder("backroom.lane.queue")
                .description("an operation waits for its batch")
                .register(registry);
        decide = Timer.builder("backroom.lane.decide")
                .description("a batch is decided")
                .register(registry);
        commit = Timer.builder("backroom.lane.commit")
                .description("a batch is written and committed")
                .register(registry);
        batch = DistributionSummary.builder("backroom.lane.batch")
                .description("operations in a batch")
                .register(registry);
        stepBacks = Counter.builder("backroom.lane.clock.stepbacks")
                .description("the clock went back by more than 1 s")
                .register(registry);
        conflicts = Counter.builder("backroom.lane.conflicts")
                .description("another gateway had the number")
                .register(registry);
        bisections = Counter.builder("backroom.lane.bisections")
                .description("a batch was cut in halves to find the operation that fails")
                .register(registry);
        overloads = Counter.builder("backroom.lane.overloads")
                .description("operations that found a full queue")
                .register(registry);
    }

    void queued(long nanos) {
        queue.record(nanos, TimeUnit.NANOSECONDS);
    }

    void decided(int operations, long nanos) {
        batch.record(operations);
        decide.record(nanos, TimeUnit.NANOSECONDS);
    }

    void committed(long nanos) {
        commit.record(nanos, TimeUnit.NANOSECONDS);
    }

    void clockStepBack() {
        stepBacks.increment();
    }

    void conflict() {
        conflicts.increment();
    }

    void bisected() {
        bisections.increment();
    }

    void overloaded() {
        overloads.increment();
    }
}
