package dev.backroom.gateway.edge.problem;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.workflow.Done;

/// HTTP statuses of outcomes.
public final class Statuses {

    public static final int ACCEPTED = 200;
    /// Kept and not done yet: a fact for a supervisor, or a message that waits for what it names.
    public static final int KEPT = 202;
    private static final int UNREADABLE = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int REFUSED = 422;
    private static final int INTERNAL = 500;

    private Statuses() {}

    public static int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> waits(accepted) ? KEPT : ACCEPTED;
            case Outcome.Asks _ -> Fault.CONFIRMATION_NEEDED.status();
            case Outcome.Refused refused -> of(refused.code());
            case Outcome.Parked _ -> KEPT;
        };
    }

    /// Whether a message names what nobody knows yet, so that nothing of it is done before that comes.
    public static boolean waits(Outcome.Accepted accepted) {
        return accepted.code().equals(Done.WAITING.code());
    }

    /// Most refusals say that what was read cannot be done; a few have a status of their own that every HTTP client
    /// knows.
    public static int of(Refusal refusal) {
        return switch (refusal) {
            case UNREADABLE, TOO_DEEP -> UNREADABLE;
            case FORBIDDEN -> FORBIDDEN;
            case TOO_LARGE -> TOO_LARGE;
            case INTERNAL -> INTERNAL;
            default -> REFUSED;
        };
    }
}
