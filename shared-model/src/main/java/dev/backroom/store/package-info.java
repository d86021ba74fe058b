/// The state of one store: its rows, its events and the fold that joins them (state + row = state).
///
/// Pure data and look-ups live here. No rule of any workflow, no clock, no I/O may enter: whatever a row's
/// values mean was decided before the row was written.
@NullMarked
package dev.backroom.store;

import org.jspecify.annotations.NullMarked;
