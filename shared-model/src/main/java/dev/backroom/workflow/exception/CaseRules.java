package dev.backroom.workflow.exception;

import dev.backroom.operation.CaseOperation;
import dev.backroom.operation.CaseOperation.AssignCase;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Permission;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.MasterRow.Person;
import dev.backroom.store.Resolution;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.util.Optional;
import java.util.function.BiFunction;

/// The door of this package.
public final class CaseRules {

    private CaseRules() {}

    /// @param again decides an operation that a case has kept
    public static Outcome decide(Draft draft, CaseOperation operation, BiFunction<Draft, Operation, Outcome> again) {
        return switch (operation) {
            case ResolveCase resolve -> resolve(draft, resolve, again);
            case AssignCase assign -> assign(draft, assign);
        };
    }

    private static Step<Discrepancy> open(Draft draft, int id) {
        String said = Integer.toString(id);
        Optional<Discrepancy> found = draft.row(Discrepancy.class, RowKey.of(RowKind.DISCREPANCY, id));
        if (found.isEmpty()) {
            return Step.stop(Say.no(Refusal.UNKNOWN_CASE, "case", said));
        }
        return found.get().state() == DiscrepancyState.RESOLVED
                ? Step.stop(Say.no(Refusal.CASE_RESOLVED, "case", said))
                : Step.go(found.get());
    }

    private static Outcome resolve(Draft draft, ResolveCase operation, BiFunction<Draft, Operation, Outcome> again) {
        Step<Discrepancy> found = open(draft, operation.discrepancy());
        if (!(found instanceof Go<Discrepancy>(Discrepancy about))) {
            return found.outcome();
        }
        if (isAboutGoods(about)
                && !Permission.RESOLVE_GOODS.allows(draft.envelope().by().roles())) {
            return Say.no(Refusal.FORBIDDEN);
        }
        if (!Resolutions.allowed(draft.state(), draft.master(), about).contains(operation.resolution())) {
            return Resolutions.goodsAreGone(draft.state(), about, operation.resolution())
                    ? Resolving.gone(draft, about)
                    : Say.contradiction("/resolution", operation.resolution(), about.kind());
        }
        if (operation.reason().isBlank()) {
            return Say.missing("/reason");
        }
        if (operation.to().isPresent() && operation.resolution() != Resolution.RELEASE) {
            return Say.contradiction("/to", operation.to().get(), operation.resolution());
        }
        return new Resolving(draft, about, operation).resolve(again);
    }

    /// What is about messages between systems can also be settled by those who care for systems.
    private static boolean isAboutGoods(Discrepancy about) {
        return about.kind() != DiscrepancyKind.POSTING && about.kind() != DiscrepancyKind.MASTER_DATA;
    }

    private static Outcome assign(Draft draft, AssignCase operation) {
        Step<Discrepancy> found = open(draft, operation.discrepancy());
        if (!(found instanceof Go<Discrepancy>(Discrepancy about))) {
            return found.outcome();
        }
        String id = Integer.toString(about.id());
        String badge = operation.badge().orElse("");
        if (badge.isEmpty()) {
            draft.put(about.of(0));
            return Say.done(Done.CASE_ASSIGNED, "case", id);
        }
        Optional<Person> person =
                draft.master().personByBadge(badge).filter(one -> one.active() && worksHere(one, draft));
        if (person.isEmpty()) {
            return Say.invalid("/badge", badge);
        }
        draft.put(about.of(person.get().id()));
        return Say.done(
                Done.CASE_ASSIGNED,
                "case",
                id,
                "who",
                Integer.toString(person.get().id()));
    }

    private static boolean worksHere(Person person, Draft draft) {
        return person.stores().isEmpty()
                || person.stores().contains(draft.store().value());
    }
}
