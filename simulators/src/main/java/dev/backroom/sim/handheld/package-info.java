/// A dozen people with handhelds, played: what they do with each truck, the faults that real deliveries have, and a
/// tally of faults put in and faults found. Steps are plain data made from a shipment; only [Handheld] talks.
@NullMarked
package dev.backroom.sim.handheld;

import org.jspecify.annotations.NullMarked;
