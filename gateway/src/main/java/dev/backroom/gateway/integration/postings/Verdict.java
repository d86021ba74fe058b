package dev.backroom.gateway.integration.postings;

import java.time.Duration;
import java.util.Optional;

/// What became of sending a message.
sealed interface Verdict {

    /// The target has it, now or from an earlier try.
    record Taken() implements Verdict {}

    /// The target will not have it: trying again would not help.
    record Refused(String why) implements Verdict {}

    /// The target could not deal with it just now.
    record Failed(String why) implements Verdict {}

    /// Nobody answered, or not the target: it says nothing about this message.
    ///
    /// @param pause that the target asked for
    record Away(String why, Optional<Duration> pause) implements Verdict {}
}
