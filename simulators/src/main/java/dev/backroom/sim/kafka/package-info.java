/// A Kafka broker inside this process, for the demo and for measurements: real, alone, gone when it is closed.
/// Nothing of Backroom may enter; to everyone else it is an address.
@NullMarked
package dev.backroom.sim.kafka;

import org.jspecify.annotations.NullMarked;
