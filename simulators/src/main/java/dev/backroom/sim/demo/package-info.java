/// A store's morning, live in the terminal: the parts of a whole Backroom on one machine, people who receive, and the
/// checks at the end.
///
/// Composes what the other packages of the simulators play and what the gateway really is. No rule and no check of a
/// single answer may enter; those are with the handhelds.
@NullMarked
package dev.backroom.sim.demo;

import org.jspecify.annotations.NullMarked;
