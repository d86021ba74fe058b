package dev.backroom.gateway.edge;

import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Credentials;
import dev.backroom.gateway.log.Elsewhere;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.Inbox;
import dev.backroom.gateway.log.Outbox;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.InstantSource;
import java.util.List;

/// What the edge stands in front of.
public record EdgePorts(
        Lanes lanes,
        EventReader events,
        Inbox inbox,
        Credentials credentials,
        Elsewhere elsewhere,
        Outbox outbox,
        List<HealthProbe> probes,
        PrometheusMeterRegistry metrics,
        InstantSource clock) {}
