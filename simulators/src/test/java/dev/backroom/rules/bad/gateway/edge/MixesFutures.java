package dev.backroom.rules.bad.gateway.edge;

import java.util.concurrent.CompletableFuture;

/// Leaves the thread that owns the state.
record MixesFutures(CompletableFuture<String> answer) {}
