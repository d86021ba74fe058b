package dev.backroom.gateway.edge;

import io.vertx.core.Future;
import java.util.function.Supplier;

/// Something the gateway's readiness is derived from, asked anew each time.
///
/// @param needed whether the gateway is not ready when this fails
/// @param probe tells how it is in a few words, or fails
public record HealthProbe(String name, boolean needed, Supplier<Future<String>> probe) {}
