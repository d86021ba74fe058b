package dev.backroom.workflow.exception;

import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.CaseResolution;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Shown;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.Resolution;
import dev.backroom.wire.Json;
import dev.backroom.workflow.Approvals;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Question;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.BiFunction;

/// Ends one case: first what the resolution brings about, then, where that is worth more than one person may decide
/// alone, whether a second person stands by it.
final class Resolving {

    private final Draft draft;
    private final Discrepancy about;
    private final ResolveCase operation;

    /// What a resolution did.
    ///
    /// @param quantity base units of the goods
    /// @param valueMinor their cost, in the smallest unit of the chain's currency
    record Effect(long quantity, long valueMinor) {
        static final Effect NONE = new Effect(0, 0);
    }

    Resolving(Draft draft, Discrepancy about, ResolveCase operation) {
        this.draft = draft;
        this.about = about;
        this.operation = operation;
    }

    /// @param again decides an operation that was kept
    Outcome resolve(BiFunction<Draft, Operation, Outcome> again) {
        if (operation.resolution() == Resolution.RETRY && about.kind() != DiscrepancyKind.POSTING) {
            Outcome outcome = again.apply(draft, Json.read(kept(), Operation.class));
            return outcome instanceof Outcome.Accepted ? end(Effect.NONE) : outcome;
        }
        Step<Effect> effect = effect();
        if (!(effect instanceof Go<Effect>(Effect did))) {
            return effect.outcome();
        }
        Optional<Outcome> unapproved = unapproved(did);
        return unapproved.isPresent() ? unapproved.get() : end(did);
    }

    private String kept() {
        return about.facts().getOrDefault("operation", "");
    }

    private Step<Effect> effect() {
        return switch (operation.resolution()) {
            case RELEASE, RETURN_TO_VENDOR, WRITE_OFF -> new GoodsMoves(draft, about).move(operation);
            case CLAIM -> Step.go(difference());
            case ACCEPT -> Step.go(difference());
            case RETRY, SKIP, DISMISS -> Step.go(Effect.NONE);
        };
    }

    private Effect difference() {
        Item item = draft.master().items().get(about.item());
        return new Effect(about.quantity(), item == null ? 0 : item.worth(about.quantity()));
    }

    /// What to answer instead of doing it; nothing where one person may do it, or a second one stands by it.
    private Optional<Outcome> unapproved(Effect effect) {
        boolean decidesValue = switch (operation.resolution()) {
            case RELEASE, RETURN_TO_VENDOR, WRITE_OFF, ACCEPT -> true;
            case CLAIM, RETRY, SKIP, DISMISS -> false;
        };
        CaseResolution policy = Resolutions.policy(draft.state(), draft.master(), about);
        OptionalLong limit = policy.approvalAbove(about.kind());
        if (!decidesValue || limit.isEmpty() || effect.valueMinor() <= limit.getAsLong()) {
            return Optional.empty();
        }
        if (draft.isTrial()) {
            draft.wouldAsk(Question.CASE_VALUE);
            return Optional.empty();
        }
        Shown shown = new Shown(Question.CASE_VALUE.code(), about.item(), effect.valueMinor());
        Optional<Asked> before = Approvals.confirmed(draft);
        boolean covered = before.map(Asked::shown).orElse(List.of()).stream().anyMatch(yes -> covers(yes, shown));
        if (!covered) {
            return Optional.of(Approvals.ask(
                    draft, Question.CASE_VALUE, List.of(shown), before, "case", Integer.toString(about.id())));
        }
        return Approvals.unfit(draft.envelope(), new Participants(draft.state(), about)::has)
                .map((Refused why) -> why);
    }

    private static boolean covers(Shown yes, Shown now) {
        return yes.question().equals(now.question()) && yes.item() == now.item() && yes.excess() >= now.excess();
    }

    private Outcome end(Effect effect) {
        Map<String, String> more = new TreeMap<>();
        if (effect.quantity() > 0) {
            more.put("resolvedQuantity", Long.toString(effect.quantity()));
        }
        draft.envelope().approver().ifPresent(person -> more.put("resolvedApprover", Integer.toString(person.actor())));
        if (Claim.follows(about, operation.resolution())) {
            Claim claim = new Claim(Claim.against(draft.state(), about), effect.quantity(), effect.valueMinor());
            more.putAll(claim.facts());
        }
        String how = CaseResolution.code(operation.resolution());
        draft.put(about.noting(more).resolved(how, operation.reason(), draft.actor()));
        return Say.done(Done.CASE_RESOLVED, "case", Integer.toString(about.id()));
    }

    /// Goods that were set aside are not where the case could follow them.
    static Refused gone(Draft draft, Discrepancy about) {
        String name = Optional.ofNullable(draft.master().items().get(about.item()))
                .map(Item::name)
                .orElse("-");
        return Say.no(Refusal.MOVED_SINCE, "event", Long.toString(about.opened()), "name", name);
    }
}
