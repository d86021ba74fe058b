package dev.backroom.gateway.edge.problem;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;

/// HTTP statuses of outcomes.
public final class Statuses {

    public static final int ACCEPTED = 200;
    public static final int PARKED = 202;
    private static final int UNREADABLE = 400;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int REFUSED = 422;
    private static final int INTERNAL = 500;

    private Statuses() {}

    public static int of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted _ -> ACCEPTED;
            case Outcome.Asks _ -> Fault.CONFIRMATION_NEEDED.status();
            case Outcome.Refused refused -> of(refused.code());
            case Outcome.Parked _ -> PARKED;
        };
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
