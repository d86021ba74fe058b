package dev.backroom.gateway.edge;

import dev.backroom.store.Bytes;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Where the edge listens and whom it trusts.
///
/// @param port 0 for any free one
/// @param tokenKey signs tokens, at least 32 bytes; gateways that share it take each other's tokens
/// @param tokenLife how long a sign-in lasts
/// @param tls certificate and key; without it the edge listens on loopback only, unless a proxy does it
/// @param behindProxy a proxy in front ends TLS
/// @param origins of pages that may open a live feed, besides those that this gateway serves itself
public record EdgeSettings(
        String host,
        int port,
        Bytes tokenKey,
        Duration tokenLife,
        Optional<Tls> tls,
        boolean behindProxy,
        Set<String> origins,
        EdgeLimits limits) {

    private static final int KEY_BYTES_MIN = 32;

    /// Paths of PEM files.
    public record Tls(String certificate, String key) {}

    public EdgeSettings {
        origins = Set.copyOf(origins);
        if (tokenKey.length() < KEY_BYTES_MIN) {
            throw new IllegalArgumentException("the key for tokens needs at least " + KEY_BYTES_MIN + " bytes");
        }
        if (tls.isEmpty() && !behindProxy && !isLoopback(host)) {
            throw new IllegalArgumentException("listening on " + host
                    + " needs TLS: set a certificate and its key, or say that a proxy in front does it");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no address " + host + " to listen on", e);
        }
    }
}
