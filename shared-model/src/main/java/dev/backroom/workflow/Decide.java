package dev.backroom.workflow;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation;
import dev.backroom.operation.StockOperation;
import dev.backroom.policy.Permission;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.workflow.chain.ChainRules;
import dev.backroom.workflow.line.LineRules;
import dev.backroom.workflow.setup.SetupRules;
import java.time.Instant;

/// The one door to the rules: what an operation means for a store as it stands.
public final class Decide {

    private Decide() {}

    /// Decides one operation. Changes nothing: the caller puts the rows of the decision.
    ///
    /// @param state the operation's store, with everything decided before
    /// @param master the chain's snapshot; for operations of the chain itself the one before its tentative rows
    /// @param time the lane's time
    public static Decision decide(Store state, Master master, Envelope by, Instant time) {
        Draft draft = new Draft(state, master, by, time);
        return draft.end(outcome(draft, by.operation()));
    }

    private static Outcome outcome(Draft draft, Operation operation) {
        if (!(operation instanceof LineOperation.Unreadable)
                && !permission(operation).allows(draft.envelope().by().roles())) {
            return Say.no(Refusal.FORBIDDEN);
        }
        boolean chain = draft.store().isChain();
        return switch (operation) {
            case ChainOperation put -> chain ? ChainRules.decide(draft, put) : wrongLine("0000");
            case SetupOperation put -> chain ? wrongLine("0001 to 999999") : SetupRules.decide(draft, put);
            case ReceivingOperation _ -> Say.no(Refusal.INTERNAL);
            case StockOperation _ -> Say.no(Refusal.INTERNAL);
            case LineOperation line -> LineRules.decide(draft, line);
        };
    }

    /// What belongs to one line of history was sent to another.
    private static Outcome wrongLine(String right) {
        return Say.no(Refusal.OTHER_STORE, "field", "store", "detail", right);
    }

    /// What the sender must be allowed to do.
    private static Permission permission(Operation operation) {
        return switch (operation) {
            case ChainOperation.PutItems _, ChainOperation.PutBundle _, ChainOperation.PutVendor _ ->
                Permission.MASTER_DATA;
            case ChainOperation.PutSite _,
                    ChainOperation.PutPerson _,
                    ChainOperation.PutDevice _,
                    ChainOperation.PutPolicy _ -> Permission.GOVERN;
            case SetupOperation.PutLocations _ -> Permission.LAY_OUT;
            case SetupOperation.PutOrder _, SetupOperation.PutNotice _ -> Permission.FEED;
            case ReceivingOperation _ -> Permission.RECEIVE;
            case StockOperation.MoveGoods _, StockOperation.MoveUnit _ -> Permission.MOVE;
            case StockOperation.Reverse _ -> Permission.REVERSE_OWN;
            case LineOperation _ -> Permission.RUN_THE_LINE;
        };
    }
}
