/// A database and gateways as processes of their own, which can be frozen, killed and started again.
///
/// Measurements and tests of faults use them. What is learnt about the state afterwards is learnt from the database,
/// the topic and the files alone; no rule of Backroom may enter.
@NullMarked
package dev.backroom.sim.faults;

import org.jspecify.annotations.NullMarked;
