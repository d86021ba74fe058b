/// The screen "Receiving today": deliveries with their progress, what was asked and answered last, totals.
///
/// It reads the model of the store in view and asks for nothing to be done. What a delivery's numbers mean is
/// computed
/// from folded rows in one pure place; no other screen may be known here.
@NullMarked
package dev.backroom.console.live;

import org.jspecify.annotations.NullMarked;
