package dev.backroom.console.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How far what is shown may be from what is. The age is that of the data: the time since the gateway last showed
/// that
/// we have all there is.
///
/// @param current when the data were last known to be complete; empty before the first snapshot
/// @param why what ended the connection, for people who look into it; empty while connected
public record Link(State state, Optional<Instant> current, Duration age, String why) {

    /// How long a healthy gateway may say nothing: the client asks it for a sign of life at this pace.
    static final Duration QUIET = Duration.ofSeconds(1);

    /// So much later than its last sign of life was due, numbers are not shown as current any more: two seconds after
    /// it.
    static final Duration BEHIND_AFTER = Duration.ofSeconds(1);

    /// Where we stand with the gateway.
    public enum State {
        /// Nothing has been received yet.
        CONNECTING,
        LIVE,
        /// Connected, but we cannot tell whether we have all there is.
        BEHIND,
        /// The connection is gone; the client is trying again.
        OFFLINE,
        /// The gateway does not let us in any more: nobody is trying again.
        ENDED
    }

    static final Link CONNECTING = new Link(State.CONNECTING, Optional.empty(), Duration.ZERO, "");

    /// Whether numbers may be shown as what is true now.
    public boolean isCurrent() {
        return state == State.LIVE;
    }
}
