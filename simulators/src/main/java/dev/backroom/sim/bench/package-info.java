/// What a gateway can do, measured beside PostgreSQL itself on the same machine in the same run.
///
/// Programs with a printed table, never timed tests. The load generator is as lean as it can be, because it shares
/// the
/// processors with what it measures; nothing that a gateway needs may enter.
@NullMarked
package dev.backroom.sim.bench;

import org.jspecify.annotations.NullMarked;
