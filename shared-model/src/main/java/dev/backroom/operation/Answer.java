package dev.backroom.operation;

import java.time.Instant;

/// What a lane answers to an envelope.
public sealed interface Answer {

    /// Decided now or earlier; the same number always gets the same outcome.
    ///
    /// @param event number of the event that holds it
    /// @param last the source's last number of this store without a gap
    /// @param again whether this number had been answered before
    record Decided(long event, Instant time, Outcome outcome, long last, boolean again) implements Answer {

        /// The same answer with another outcome, as it is told to whoever asks.
        public Decided with(Outcome told) {
            return new Decided(event, time, told, last, again);
        }
    }

    /// A counting source left out numbers.
    ///
    /// @param expected the number to send next
    record Ahead(long expected) implements Answer {}

    /// The number is known with other content.
    ///
    /// @param event number of the event with the first content
    record Reused(long event, long last) implements Answer {}

    /// Decided long ago; the era with the answer is archived.
    record Archived(long event, long last) implements Answer {}

    /// The queue is full: nothing was taken.
    record Overloaded(int retryAfterSeconds) implements Answer {}
}
