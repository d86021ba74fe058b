package dev.backroom.workflow.setup;

import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Waiting;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.wire.Json;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Messages that name something unknown: they wait for a day, are tried again, and end as a case of master data.
public final class WaitingRules {

    /// How long a message waits for what it names.
    public static final Duration WAIT = Duration.ofHours(24);

    private static final Duration FIRST_RETRY = Duration.ofMinutes(1);
    private static final Duration LAST_RETRY = Duration.ofHours(1);
    private static final int NAMES_SAID = 5;

    private WaitingRules() {}

    static Outcome begin(Draft draft, SetupOperation operation, List<String> missing) {
        draft.reset();
        Instant until = draft.time().plus(WAIT);
        draft.put(new Waiting(
                draft.nextId(RowKind.WAITING),
                draft.envelope().source(),
                draft.envelope().number(),
                Json.typeOf(operation),
                Json.text(operation),
                missing,
                draft.time().plus(FIRST_RETRY),
                until));
        return Say.done(Done.WAITING, "missing", said(missing), "until", draft.said(until));
    }

    /// Tries a waiting message again. What can never be put ends as a case.
    public static Outcome resume(Draft draft, int id) {
        Optional<Waiting> row = draft.row(Waiting.class, RowKey.of(RowKind.WAITING, id));
        if (row.isEmpty()) {
            return Say.contradiction("/waiting", id, "-");
        }
        Waiting waiting = row.get();
        SetupOperation operation = (SetupOperation) Json.read(waiting.body(), Operation.class);
        List<String> missing = SetupRules.missing(draft, operation);
        if (!missing.isEmpty()) {
            draft.put(later(draft, waiting, missing));
            return Say.done(Done.STILL_WAITING, "missing", said(missing), "until", draft.said(waiting.until()));
        }
        Outcome outcome = SetupRules.put(draft, operation);
        if (outcome instanceof Outcome.Refused refused) {
            draft.reset();
            giveUp(draft, waiting, refused.code().slug());
        }
        draft.remove(waiting.key());
        return Say.done(Done.RESUMED, "type", waiting.type());
    }

    /// The time of a waiting message has come: whether all it names is known now decides what becomes of it. A
    /// message
    /// that can go on is marked by an empty list, for the reaction to find.
    public static void due(Draft draft, Waiting waiting) {
        List<String> missing = waiting.missing().stream()
                .filter(name -> !Missing.isKnown(draft, name))
                .toList();
        if (missing.isEmpty()) {
            draft.put(with(waiting, List.of(), draft.time().plus(LAST_RETRY)));
        } else if (waiting.until().isAfter(draft.time())) {
            draft.put(later(draft, waiting, missing));
        } else {
            giveUp(draft, waiting, "missing");
            draft.remove(waiting.key());
        }
    }

    private static void giveUp(Draft draft, Waiting waiting, String reason) {
        draft.open(Case.of(DiscrepancyKind.MASTER_DATA)
                .fact("reason", reason)
                .fact("missing", String.join(" ", waiting.missing()))
                .fact("operation", waiting.body())
                .fact("source", Integer.toString(waiting.source()))
                .fact("number", Long.toString(waiting.number())));
    }

    /// The time until the next try grows with the time waited, so that a long wait leaves few events.
    private static Waiting later(Draft draft, Waiting waiting, List<String> missing) {
        Duration waited = WAIT.minus(Duration.between(draft.time(), waiting.until()));
        Duration pause = waited.compareTo(FIRST_RETRY) < 0 ? FIRST_RETRY : waited;
        return with(waiting, missing, draft.time().plus(pause.compareTo(LAST_RETRY) < 0 ? pause : LAST_RETRY));
    }

    private static Waiting with(Waiting waiting, List<String> missing, Instant retryAt) {
        return new Waiting(
                waiting.id(),
                waiting.source(),
                waiting.number(),
                waiting.type(),
                waiting.body(),
                missing,
                retryAt,
                waiting.until());
    }

    private static String said(List<String> missing) {
        String some = String.join(", ", missing.subList(0, Math.min(NAMES_SAID, missing.size())));
        return missing.size() > NAMES_SAID ? some + " …" : some;
    }
}
