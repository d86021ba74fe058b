package dev.backroom.gateway.integration.postings;

import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;

/// How telling a target goes, for those who watch.
public final class PostingMeters {

    private final MeterRegistry registry;
    private final String target;

    public PostingMeters(MeterRegistry registry, String target) {
        this.registry = registry;
        this.target = target;
    }

    void taken(StoreId store, Duration sinceDecided) {
        Timer.builder("backroom.postings.latency")
                .description("from a decision until its target has been told, by store")
                .tag("target", target)
                .tag("store", store.code())
                .serviceLevelObjectives(
                        Duration.ofMillis(100),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofDays(1))
                .register(registry)
                .record(sinceDecided.isNegative() ? Duration.ZERO : sinceDecided);
    }

    void said(Verdict verdict) {
        Counter.builder("backroom.postings.answers")
                .description("what became of sending messages")
                .tag("target", target)
                .tag("answer", verdict.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(registry)
                .increment();
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("backroom.postings." + name, value)
                .description(description)
                .tag("target", target)
                .register(registry);
    }
}
