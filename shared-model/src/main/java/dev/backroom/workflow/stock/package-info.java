/// Rules for stock inside the store: moving goods and units, and taking back what an event did.
///
/// Stock enters from places and leaves to places of the same store. What comes from outside is `receiving`'s.
@NullMarked
package dev.backroom.workflow.stock;

import org.jspecify.annotations.NullMarked;
