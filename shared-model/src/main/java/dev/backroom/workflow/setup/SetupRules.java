package dev.backroom.workflow.setup;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.SetupOperation;
import dev.backroom.workflow.Draft;
import java.util.List;

/// The door of this package.
public final class SetupRules {

    private SetupRules() {}

    public static Outcome decide(Draft draft, SetupOperation operation) {
        List<String> missing = missing(draft, operation);
        Outcome outcome = put(draft, operation);
        return missing.isEmpty() || outcome instanceof Outcome.Refused
                ? outcome
                : WaitingRules.begin(draft, operation, missing);
    }

    /// What the message names and nobody knows yet.
    static List<String> missing(Draft draft, SetupOperation operation) {
        Missing missing = new Missing(draft);
        switch (operation) {
            case SetupOperation.PutLocations _ -> {}
            case SetupOperation.PutOrder order -> missing.addAll(order);
            case SetupOperation.PutNotice notice -> missing.addAll(notice);
        }
        return missing.all();
    }

    /// Puts what is known of the message. Where something is missing the rows are of no use, but a refusal is.
    static Outcome put(Draft draft, SetupOperation operation) {
        return switch (operation) {
            case SetupOperation.PutLocations put -> LocationRules.put(draft, put);
            case SetupOperation.PutOrder put -> OrderRules.put(draft, put);
            case SetupOperation.PutNotice put -> new NoticeRules(draft, put).put();
        };
    }
}
