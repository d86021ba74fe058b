package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Principal;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Permission;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Shown;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/// Questions and their answers, whatever they are about: what is asked is remembered until it is answered or runs
/// out,
/// and whoever approves is a supervisor who took no part.
public final class Approvals {

    /// How long an answer may take.
    public static final Duration ANSWER_WITHIN = Duration.ofMinutes(15);

    private Approvals() {}

    /// The question that the operation says it answers.
    public static Optional<Asked> confirmed(Draft draft) {
        Envelope envelope = draft.envelope();
        return envelope.confirms() == 0
                ? Optional.empty()
                : draft.row(Asked.class, new RowKey(RowKind.ASKED, envelope.source(), envelope.confirms()));
    }

    /// Asks instead of deciding: nothing is done but the question noted.
    ///
    /// @param shown what a yes will cover
    /// @param before the question that this one takes the place of
    /// @param pairs names and texts of the sentence's arguments
    public static Outcome ask(
            Draft draft, Question question, List<Shown> shown, Optional<Asked> before, String... pairs) {
        draft.reset();
        before.ifPresent(row -> draft.remove(row.key()));
        Envelope envelope = draft.envelope();
        draft.put(new Asked(
                envelope.source(),
                envelope.number(),
                question.code(),
                envelope.digest(),
                question.approval(),
                draft.time().plus(ANSWER_WITHIN),
                List.copyOf(shown)));
        return Say.asks(question, pairs);
    }

    /// Why nobody, or not this person, can approve; nothing where the approver can.
    ///
    /// @param tookPart whether a person took part in what is approved; whoever asks always did
    public static Optional<Refused> unfit(Envelope envelope, IntPredicate tookPart) {
        Optional<Principal> approver = envelope.approver();
        if (approver.isEmpty()
                || approver.get().person() == 0
                || !Permission.APPROVE.allows(approver.get().roles())) {
            return Optional.of(Say.no(Refusal.APPROVAL_NEEDED));
        }
        int person = approver.get().person();
        return person == envelope.by().person() || tookPart.test(person)
                ? Optional.of(Say.no(Refusal.APPROVAL_BY_PARTICIPANT, "who", Integer.toString(person)))
                : Optional.empty();
    }
}
