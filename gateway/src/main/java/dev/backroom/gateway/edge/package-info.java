/// The gateway's outer wall: turns requests into operations, hands them to the lanes, and turns answers back into
/// HTTP and live feeds.
///
/// Nothing is decided here but who may come in and what can be read. Rules of stores are in `dev.backroom.workflow`.
@NullMarked
package dev.backroom.gateway.edge;

import org.jspecify.annotations.NullMarked;
