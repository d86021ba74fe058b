package dev.backroom.workflow.line;

import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.setup.WaitingRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The door of this package.
public final class LineRules {

    private LineRules() {}

    public static Outcome decide(Draft draft, LineOperation operation) {
        return switch (operation) {
            case LineOperation.Unreadable unreadable -> refuse(unreadable);
            case LineOperation.Conflict(int source, long number, String _) ->
                Say.done(Done.CONFLICT_NOTED, "source", Integer.toString(source), "number", Long.toString(number));
            case LineOperation.CloseEra close -> new EraRules(draft).close(close);
            case LineOperation.Tick tick -> ClockRules.tick(draft, tick);
            case LineOperation.Resume(int waiting) -> WaitingRules.resume(draft, waiting);
            case LineOperation.TooDeep(long cause) -> cutOff(draft, cause);
            case LineOperation.Misdirected(long event, String document, String store) ->
                Say.done(Done.MISDIRECTED, "event", Long.toString(event), "document", document, "site", store);
            case LineOperation.ParkPosting park -> park(draft, park);
        };
    }

    private static Outcome refuse(LineOperation.Unreadable unreadable) {
        Map<String, String> args = new HashMap<>(Map.of("field", unreadable.field(), "detail", unreadable.detail()));
        args.values().removeIf(String::isEmpty);
        return new Outcome.Refused(refusal(unreadable.code()), args, List.of());
    }

    private static Refusal refusal(String slug) {
        try {
            return Refusal.ofSlug(slug);
        } catch (IllegalArgumentException _) {
            return Refusal.UNREADABLE;
        }
    }

    /// Two gateways, or one that was cut off in between, may say the same twice: there is one open case of a message.
    private static Outcome park(Draft draft, LineOperation.ParkPosting park) {
        Word open = Word.of(RowKind.DISCREPANCY, "posting", park.target() + "/" + park.posting());
        Discrepancy about = draft.state().by(Discrepancy.class, open).stream()
                .findFirst()
                .orElseGet(() -> draft.open(Case.of(DiscrepancyKind.POSTING)
                        .on(delivery(draft, park.document()), 0)
                        .fact("target", park.target())
                        .fact("posting", park.posting())
                        .fact("document", park.document())
                        .fact("reason", park.why())));
        return Say.done(
                Done.POSTING_PARKED,
                "target",
                park.target(),
                "posting",
                park.posting(),
                "case",
                Integer.toString(about.id()));
    }

    private static int delivery(Draft draft, String code) {
        return draft.state()
                .one(Delivery.class, Word.code(RowKind.DELIVERY, code))
                .map(Delivery::id)
                .orElse(0);
    }

    private static Outcome cutOff(Draft draft, long cause) {
        draft.open(Case.of(DiscrepancyKind.REACTION_TOO_DEEP).fact("event", Long.toString(cause)));
        return Say.done(Done.CUT_OFF, "event", Long.toString(cause));
    }
}
