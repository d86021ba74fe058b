/// Rules of the line of history itself: what could not be read, numbers that came twice, the clock, eras.
///
/// Nothing that people ask for may enter; these operations come from the gateway, the clock and earlier events.
@NullMarked
package dev.backroom.workflow.line;

import org.jspecify.annotations.NullMarked;
