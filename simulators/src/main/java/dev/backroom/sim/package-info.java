/// The world around a gateway, played for demos, tests and measurements. It uses the same client as everyone else;
/// what it knows beyond that (the true stock, the faults it made) is only for checking the result.
@NullMarked
package dev.backroom.sim;

import org.jspecify.annotations.NullMarked;
