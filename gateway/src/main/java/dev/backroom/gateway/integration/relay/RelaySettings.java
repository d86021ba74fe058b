package dev.backroom.gateway.integration.relay;

import java.time.Duration;
import java.util.Map;

/// Where events go and how much may be on the way.
///
/// @param servers `host:port,host:port` of Kafka
/// @param events topic of the events
/// @param heads topic of the signed heads
/// @param partitions of topics that the relay has to create
/// @param replicas of topics that the relay has to create
/// @param inFlightMax events that are sent and not acknowledged
/// @param headsEvery how often heads are signed
/// @param client further settings of the Kafka client, such as those for TLS and sign-in
public record RelaySettings(
        String servers,
        String events,
        String heads,
        int partitions,
        short replicas,
        int inFlightMax,
        Duration headsEvery,
        Map<String, String> client) {

    /// Defaults for a Kafka at an address.
    public static RelaySettings at(String servers) {
        return new RelaySettings(
                servers, "backroom.events", "backroom.heads", 12, (short) 1, 20_000, Duration.ofMinutes(1), Map.of());
    }
}
