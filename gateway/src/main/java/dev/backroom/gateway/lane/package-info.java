/// Batch → decide → commit → reply: every store's operations pass here, one after the other.
///
/// Envelopes enter, answers and committed events leave. A lane keeps the states of its stores and has one
/// connection and
/// one transaction at a time. Nothing that knows HTTP, Kafka or a person's words may enter.
@NullMarked
package dev.backroom.gateway.lane;

import org.jspecify.annotations.NullMarked;
