/// The live feed: each store's line of history as it grows, cut to what its reader may see.
///
/// A feed reads; nothing waits for it. It keeps the number it has sent and asks for what came since, so a slow reader
/// costs no memory and gets changes drawn together. All of it runs on one event loop.
@NullMarked
package dev.backroom.gateway.edge.live;

import org.jspecify.annotations.NullMarked;
