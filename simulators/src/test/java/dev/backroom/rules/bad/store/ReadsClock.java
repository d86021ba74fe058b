package dev.backroom.rules.bad.store;

import java.time.Instant;

/// Asks the machine for the time.
record ReadsClock() {
    Instant time() {
        return Instant.now();
    }
}
