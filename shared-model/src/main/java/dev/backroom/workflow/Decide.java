package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// The one door to the rules: what an operation means for a store as it stands.
public final class Decide {

    private Decide() {}

    /// Decides one operation. Changes nothing: the caller puts the rows of the decision.
    ///
    /// @param state the operation's store, with everything decided before
    /// @param master the chain's snapshot; for operations of the chain itself the one before its tentative rows
    /// @param time the lane's time
    public static Decision decide(Store state, Master master, Envelope by, Instant time) {
        return new Decision(new Outcome.Refused(Refusal.FORBIDDEN, Map.of(), List.of()), List.of());
    }
}
