package dev.backroom.gateway.edge.http;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/// What came in and how it ended.
public final class EdgeMeters {

    private final MeterRegistry registry;
    private final Timer operations;
    private final Counter accepted;
    private final Counter asked;
    private final Counter refused;
    private final Counter parked;
    private final Counter undecided;

    public EdgeMeters(MeterRegistry registry) {
        this.registry = registry;
        operations = Timer.builder("backroom.edge.operation")
                .description("an operation's request, from its head to its answer")
                .register(registry);
        accepted = outcome("accepted");
        asked = outcome("asked");
        refused = outcome("refused");
        parked = outcome("parked");
        undecided = outcome("undecided");
    }

    private Counter outcome(String name) {
        return Counter.builder("backroom.edge.answers")
                .description("answers to operations")
                .tag("outcome", name)
                .register(registry);
    }

    void answered(Answer answer, long sinceNanos) {
        operations.record(System.nanoTime() - sinceNanos, TimeUnit.NANOSECONDS);
        of(answer).increment();
    }

    private Counter of(Answer answer) {
        return answer instanceof Answer.Decided decided
                ? switch (decided.outcome()) {
                    case Outcome.Accepted _ -> accepted;
                    case Outcome.Asks _ -> asked;
                    case Outcome.Refused _ -> refused;
                    case Outcome.Parked _ -> parked;
                }
                : undecided;
    }

    /// A request that ended with a problem before any lane.
    void problem(String slug) {
        registry.counter("backroom.edge.problems", "type", slug).increment();
    }
}
