package dev.backroom.sim.handheld;

import dev.backroom.operation.Outcome;
import dev.backroom.wire.Reply;

/// Names answers, so that they can be expected and counted.
public final class Answers {

    static final String ACCEPTED = "accepted";
    static final String ASKS = "asks";
    static final String REFUSED = "refused";
    static final String PARKED = "parked";
    static final String AGAIN = "again";

    private Answers() {}

    /// `accepted:received`, `asks:over-order`, `refused:expired`, `parked:delivery-closed`; `problem:number-ahead`
    /// where
    /// nothing was decided; with `again:` in front where the number had been answered before.
    public static String code(Reply reply) {
        String code = reply.outcome()
                .map(outcome -> switch (outcome) {
                    case Outcome.Accepted accepted -> ACCEPTED + ":" + accepted.code();
                    case Outcome.Asks asks -> ASKS + ":" + asks.question();
                    case Outcome.Refused refused ->
                        REFUSED + ":" + refused.code().slug();
                    case Outcome.Parked parked -> PARKED + ":" + parked.code().slug();
                })
                .orElseGet(() -> "problem:" + reply.type().replace(Reply.PROBLEMS, ""));
        return reply.again() ? AGAIN + ":" + code : code;
    }
}
