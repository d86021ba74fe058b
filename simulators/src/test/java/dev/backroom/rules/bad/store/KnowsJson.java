package dev.backroom.rules.bad.store;

import com.fasterxml.jackson.annotation.JsonProperty;

/// Carries its own codec.
record KnowsJson(@JsonProperty("n") int number) {}
