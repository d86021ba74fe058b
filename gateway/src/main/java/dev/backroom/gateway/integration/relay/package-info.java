/// The relay: every event of every store to Kafka, at least once and in order, as CloudEvents; and the signed heads
/// of
/// the chains. Reads the log by store and number, keeps a cursor per store, and may be behind for as long as it has
/// to.
/// No rule of any workflow enters, and nobody waits for Kafka here but this package's own thread.
@NullMarked
package dev.backroom.gateway.integration.relay;

import org.jspecify.annotations.NullMarked;
