package dev.backroom.gateway.integration.relay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.Supplier;

/// What the relay does, for those who watch.
public final class RelayMeters {

    private final MeterRegistry registry;
    private final Counter relayed;
    private final Counter read;
    private final Timer acknowledge;

    public RelayMeters(MeterRegistry registry) {
        this.registry = registry;
        relayed = Counter.builder("backroom.relay.relayed")
                .description("events that Kafka has acknowledged")
                .register(registry);
        read = Counter.builder("backroom.relay.read")
                .description("events that had to be read from the log, not taken from a commit")
                .register(registry);
        acknowledge = Timer.builder("backroom.relay.acknowledge")
                .description("from the decision to Kafka's acknowledgement, of events taken from a commit")
                .publishPercentiles(0.5, 0.99)
                .register(registry);
    }

    void lag(Supplier<Number> lag) {
        Gauge.builder("backroom.relay.lag", lag)
                .description("events that exist and that Kafka has not acknowledged")
                .register(registry);
    }

    void halted(Supplier<Number> stores) {
        Gauge.builder("backroom.relay.halted", stores)
                .description("stores of which an event cannot go out, so that none behind it does")
                .register(registry);
    }

    void relayed() {
        relayed.increment();
    }

    void acknowledged(Duration time) {
        acknowledge.record(time);
    }

    void read(int events) {
        read.increment(events);
    }
}
