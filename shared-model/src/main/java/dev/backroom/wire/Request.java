package dev.backroom.wire;

import dev.backroom.operation.Operation;
import java.time.Instant;
import java.util.Optional;

/// What a sender puts into the body of an operation's request; store, source and number are in its path.
///
/// @param claimed the sender's own time
/// @param offline made without a connection
/// @param confirms number of the operation that was asked back, 0 when this confirms nothing
/// @param approval a second person's proof
public record Request(
        Instant claimed, boolean offline, long confirms, Optional<Approval> approval, Operation operation) {

    /// Badge and PIN of a second person.
    public record Approval(String badge, String pin) {}

    public static Request of(Instant claimed, Operation operation) {
        return new Request(claimed, false, 0, Optional.empty(), operation);
    }

    /// One line of a batch: the same with its number.
    public record Numbered(long number, Request request) {}
}
