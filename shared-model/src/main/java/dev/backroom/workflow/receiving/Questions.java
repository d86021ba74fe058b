package dev.backroom.workflow.receiving;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Principal;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Permission;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Question;
import dev.backroom.workflow.Say;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What must be confirmed before goods are booked in. Each question is asked once; a confirmation names the operation
/// that was asked back, and what was said yes to is remembered until it is answered or runs out.
///
/// Goods that came in offline are there whatever anybody answers: small questions fall away, an excess beyond
/// tolerance
/// is refused (and so parked).
final class Questions {

    /// How long an answer may take.
    static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

    private static final String SEPARATOR = ",";

    private final Draft draft;
    private final Dock dock;
    private final Map<Question, String[]> open = new EnumMap<>(Question.class);

    Questions(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
    }

    /// Notes that an answer is needed. Of several pieces the first one is named.
    void add(Question question, String... pairs) {
        open.putIfAbsent(question, pairs);
    }

    /// What to answer instead of booking; nothing when all is confirmed.
    Optional<Outcome> unanswered() {
        if (open.containsKey(Question.OVER_TOLERANCE)) {
            open.remove(Question.OVER_ORDER);
        }
        if (draft.envelope().offline()) {
            String[] pairs = open.get(Question.OVER_TOLERANCE);
            return Optional.ofNullable(pairs).map(args -> Say.notThese(Refusal.OVER_TOLERANCE, args));
        }
        Optional<Asked> asked = confirmed();
        List<String> confirmed =
                asked.map(row -> Arrays.asList(row.question().split(SEPARATOR))).orElse(List.of());
        for (Map.Entry<Question, String[]> question : open.entrySet()) {
            if (!covers(confirmed, question.getKey())) {
                return Optional.of(ask(question.getKey(), question.getValue(), confirmed, asked));
            }
        }
        if (open.containsKey(Question.OVER_TOLERANCE)) {
            Optional<Refused> unfit = unfit(draft.envelope().approver());
            if (unfit.isPresent()) {
                return Optional.of(unfit.get());
            }
        }
        return Optional.empty();
    }

    private Optional<Asked> confirmed() {
        Envelope envelope = draft.envelope();
        return envelope.confirms() == 0
                ? Optional.empty()
                : draft.row(Asked.class, new RowKey(RowKind.ASKED, envelope.source(), envelope.confirms()));
    }

    private static boolean covers(List<String> confirmed, Question question) {
        return confirmed.contains(question.code())
                || (question == Question.OVER_ORDER && confirmed.contains(Question.OVER_TOLERANCE.code()));
    }

    private Outcome ask(Question question, String[] pairs, List<String> confirmed, Optional<Asked> before) {
        draft.reset();
        before.ifPresent(row -> draft.remove(row.key()));
        List<String> codes = new ArrayList<>(confirmed);
        codes.add(question.code());
        Envelope envelope = draft.envelope();
        draft.put(new Asked(
                envelope.source(),
                envelope.number(),
                String.join(SEPARATOR, codes),
                envelope.digest(),
                question.approval(),
                draft.time().plus(ANSWER_WITHIN)));
        return Say.asks(question, pairs);
    }

    /// Why nobody, or not this person, can approve: the approver is a supervisor and took no part.
    private Optional<Refused> unfit(Optional<Principal> approver) {
        if (approver.isEmpty()
                || approver.get().person() == 0
                || !Permission.APPROVE.allows(approver.get().roles())) {
            return Optional.of(Say.no(Refusal.APPROVAL_NEEDED));
        }
        int person = approver.get().person();
        return tookPart(person)
                ? Optional.of(Say.no(Refusal.APPROVAL_BY_PARTICIPANT, "who", Integer.toString(person)))
                : Optional.empty();
    }

    private boolean tookPart(int person) {
        if (person == draft.envelope().by().person() || person == dock.receipt().openedBy()) {
            return true;
        }
        Word entries = Word.of(RowKind.ENTRY, "receipt", dock.receipt().id());
        for (Entry entry : draft.state().by(Entry.class, entries)) {
            if (entry.by() == person) {
                return true;
            }
        }
        return dock.delivery().arrival().stream().anyMatch(arrival -> arrival.by() == person);
    }
}
