package dev.backroom.gateway.integration.postings;

import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// How telling a target goes, for those who watch.
public final class PostingMeters {

    private final MeterRegistry registry;
    private final String target;
    private final Map<StoreId, Timer> latencies = new ConcurrentHashMap<>();
    private final Map<String, Counter> answers = new ConcurrentHashMap<>();

    public PostingMeters(MeterRegistry registry, String target) {
        this.registry = registry;
        this.target = target;
    }

    void taken(StoreId store, Duration sinceDecided) {
        latencies
                .computeIfAbsent(store, this::latency)
                .record(sinceDecided.isNegative() ? Duration.ZERO : sinceDecided);
    }

    private Timer latency(StoreId store) {
        return Timer.builder("backroom.postings.latency")
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
                .register(registry);
    }

    void said(Verdict verdict) {
        answers.computeIfAbsent(verdict.getClass().getSimpleName(), this::answer)
                .increment();
    }

    private Counter answer(String verdict) {
        return Counter.builder("backroom.postings.answers")
                .description("what became of sending messages")
                .tag("target", target)
                .tag("answer", verdict.toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder("backroom.postings." + name, value)
                .description(description)
                .tag("target", target)
                .register(registry);
    }
}
