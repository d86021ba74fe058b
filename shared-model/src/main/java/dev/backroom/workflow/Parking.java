package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.StockOperation;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.wire.Json;

/// Work that was done without a connection is a fact about the physical world: what the books cannot accept of it is
/// kept whole in a case, and nothing behind it is blocked.
final class Parking {

    private Parking() {}

    /// The outcome as it is, or parked where it refuses a fact for reasons of the books.
    static Outcome parkedIfFact(Draft draft, Outcome outcome) {
        Envelope envelope = draft.envelope();
        if (!(outcome instanceof Refused refused)
                || !envelope.offline()
                || !isFact(envelope.operation())
                || !isOfTheBooks(refused.code())) {
            return outcome;
        }
        draft.reset();
        Discrepancy discrepancy = draft.open(Case.of(DiscrepancyKind.UNPOSTABLE)
                .fact("code", refused.code().slug())
                .fact("operation", Json.text(envelope.operation()))
                .fact("source", Integer.toString(envelope.source()))
                .fact("number", Long.toString(envelope.number()))
                .fact("by", Integer.toString(envelope.by().actor()))
                .fact("claimed", envelope.claimed().toString()));
        return new Outcome.Parked(discrepancy.id(), refused.code(), refused.args());
    }

    private static boolean isFact(Operation operation) {
        boolean wish = operation instanceof ReceivingOperation.ReopenReceipt;
        return !wish && (operation instanceof ReceivingOperation || operation instanceof StockOperation);
    }

    private static boolean isOfTheBooks(Refusal why) {
        return switch (why) {
            case FORBIDDEN,
                    UNREADABLE,
                    UNKNOWN_FIELD,
                    WRONG_TYPE,
                    TOO_LARGE,
                    TOO_DEEP,
                    MISSING_FIELD,
                    INVALID_VALUE,
                    OTHER_STORE,
                    NUMBER_REUSED,
                    NOTHING_TO_CONFIRM,
                    APPROVAL_NEEDED,
                    APPROVAL_BY_PARTICIPANT,
                    INTERNAL -> false;
            default -> true;
        };
    }
}
