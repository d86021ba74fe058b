package dev.backroom.workflow;

import dev.backroom.operation.CaseOperation;
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
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.Master;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.chain.ChainRules;
import dev.backroom.workflow.exception.CaseRules;
import dev.backroom.workflow.line.LineRules;
import dev.backroom.workflow.receiving.ReceiptPostings;
import dev.backroom.workflow.receiving.ReceivingRules;
import dev.backroom.workflow.setup.SetupRules;
import dev.backroom.workflow.stock.StockRules;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/// The one door to the rules: what an operation means for a store as it stands.
public final class Decide {

    private static final String STORES = "0001–999999";

    private Decide() {}

    /// Decides one operation. Changes nothing: the caller puts the rows of the decision.
    ///
    /// @param state the operation's store, with everything decided before
    /// @param master the chain's snapshot; for operations of the chain itself the one before its tentative rows
    /// @param time the lane's time
    public static Decision decide(Store state, Master master, Envelope by, Instant time) {
        return decide(new Draft(state, master, by, time), by);
    }

    /// What a decision would lead to, by the very same rules: nothing is asked, and nothing is written.
    ///
    /// @param would the rows are those after all questions were answered with yes
    /// @param asks what would have to be confirmed or approved before
    public record Foreseen(Decision would, Set<Question> asks) {
        public Foreseen {
            asks = Collections.unmodifiableSet(asks);
        }
    }

    /// Tries an operation out; see [Foreseen].
    public static Foreseen foresee(Store state, Master master, Envelope by, Instant time) {
        Draft draft = new Draft(state, master, by, time, true);
        return new Foreseen(decide(draft, by), draft.wouldAsk());
    }

    private static Decision decide(Draft draft, Envelope by) {
        Outcome outcome = outcome(draft, by.operation());
        if (outcome instanceof Outcome.Accepted && by.confirms() != 0) {
            draft.remove(asked(by));
        }
        if (outcome instanceof Outcome.Accepted) {
            ReceiptPostings.add(draft);
        }
        return draft.end(Parking.parkedIfFact(draft, outcome));
    }

    private static Outcome outcome(Draft draft, Operation operation) {
        Envelope by = draft.envelope();
        if (!(operation instanceof LineOperation.Unreadable)
                && !permission(operation).allows(by.by().roles())) {
            return Say.no(Refusal.FORBIDDEN);
        }
        if (by.confirms() != 0 && !isOpen(draft)) {
            return Say.no(Refusal.NOTHING_TO_CONFIRM, "number", Long.toString(by.confirms()));
        }
        Optional<Outcome.Refused> wrong = Check.check(draft.facts(), operation);
        return wrong.isPresent() ? wrong.get() : rules(draft, operation);
    }

    private static Outcome rules(Draft draft, Operation operation) {
        boolean chain = draft.store().isChain();
        return switch (operation) {
            case ChainOperation put -> chain ? ChainRules.decide(draft, put) : wrongLine("0000");
            case SetupOperation put -> chain ? wrongLine(STORES) : SetupRules.decide(draft, put);
            case ReceivingOperation work -> chain ? wrongLine(STORES) : ReceivingRules.decide(draft, work);
            case StockOperation work -> chain ? wrongLine(STORES) : StockRules.decide(draft, work);
            case CaseOperation work -> chain ? wrongLine(STORES) : CaseRules.decide(draft, work, Decide::again);
            case LineOperation line -> LineRules.decide(draft, line);
        };
    }

    /// Decides an operation that a case has kept, on behalf of whoever resolves it. Its sender was allowed to send
    /// it,
    /// or it would not have been kept.
    private static Outcome again(Draft draft, Operation operation) {
        Optional<Outcome.Refused> wrong = Check.check(draft.facts(), operation);
        return wrong.isPresent() ? wrong.get() : rules(draft, operation);
    }

    /// Whether the question that is confirmed was asked about this very operation and still waits for its answer.
    private static boolean isOpen(Draft draft) {
        return draft.row(Asked.class, asked(draft.envelope()))
                .filter(asked -> asked.until().isAfter(draft.time())
                        && asked.digest().equals(draft.envelope().digest()))
                .isPresent();
    }

    private static RowKey asked(Envelope by) {
        return new RowKey(RowKind.ASKED, by.source(), by.confirms());
    }

    /// What belongs to one line of history was sent to another.
    private static Outcome wrongLine(String right) {
        return Say.no(Refusal.OTHER_STORE, "field", "/operation/type", "detail", right);
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
            case ReceivingOperation.ReopenReceipt _ -> Permission.REOPEN;
            case ReceivingOperation _ -> Permission.RECEIVE;
            case StockOperation.MoveGoods _, StockOperation.MoveUnit _ -> Permission.MOVE;
            case StockOperation.Reverse _ -> Permission.REVERSE_OWN;
            case CaseOperation.ResolveCase _ -> Permission.RESOLVE;
            case CaseOperation.AssignCase _ -> Permission.RESOLVE_GOODS;
            case LineOperation _ -> Permission.RUN_THE_LINE;
        };
    }
}
