/// Rules for what other systems tell a store: its places, purchase orders and shipping notices.
///
/// Messages come in, rows of documents and units go out. What names something that is not known yet waits here and
/// goes on by itself. No movement of stock may be made in this package.
@NullMarked
package dev.backroom.workflow.setup;

import org.jspecify.annotations.NullMarked;
