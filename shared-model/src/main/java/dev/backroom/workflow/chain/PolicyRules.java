package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.Outcome;
import dev.backroom.policy.Policies;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.util.Optional;
import java.util.TreeMap;

/// Puts rules of governance. Each change of a name and scope is its next revision.
final class PolicyRules {

    private PolicyRules() {}

    static Outcome put(Draft draft, PutPolicy operation) {
        if (!Policies.fits(operation.name(), operation.scope())) {
            return Say.invalid("scope", operation.scope());
        }
        Optional<String> problem = Policies.problem(operation.name(), operation.values());
        if (problem.isPresent()) {
            return Say.invalid(
                    problem.get(), problem.get().equals("name") ? operation.name() : new TreeMap<>(operation.values()));
        }
        Optional<Policy> before =
                draft.state().one(Policy.class, Word.code(RowKind.POLICY, operation.name() + "@" + operation.scope()));
        Policy policy = new Policy(
                before.map(Policy::id).orElseGet(() -> draft.nextId(RowKind.POLICY)),
                operation.name(),
                operation.scope(),
                before.map(Policy::revision).orElse(0) + 1,
                operation.values());
        draft.put(policy);
        return Say.done(
                Done.POLICY_PUT,
                "name",
                policy.name(),
                "scope",
                policy.scope().isEmpty() ? "*" : policy.scope(),
                "revision",
                Integer.toString(policy.revision()));
    }
}
