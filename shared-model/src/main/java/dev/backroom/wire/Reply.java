package dev.backroom.wire;

import dev.backroom.operation.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// The answer to an operation as it is sent: an outcome with its sentence, also inside a problem (RFC 9457).
///
/// @param type problem type, `about:blank` where all is well
/// @param status HTTP status it was or would have been sent with
/// @param title short name of the problem type
/// @param detail the sentence, with what to do next
/// @param event number of the event that holds the outcome; 0 when nothing was decided
/// @param last the source's last number of this store without a gap: everything up to it is kept
/// @param again whether this number had been answered before
/// @param outcome as decided; its arguments and offers are in it
/// @param args what the sentence needs where nothing was decided, such as `expected` of a number that came too early
public record Reply(
        String type,
        int status,
        String title,
        String detail,
        Optional<String> field,
        long event,
        Optional<Instant> time,
        long last,
        boolean again,
        Optional<Outcome> outcome,
        Map<String, String> args) {

    /// Where problem types are explained; followed by the refusal's slug.
    public static final String PROBLEMS = "/problems/";

    public boolean accepted() {
        return outcome.filter(Outcome.Accepted.class::isInstance).isPresent();
    }
}
