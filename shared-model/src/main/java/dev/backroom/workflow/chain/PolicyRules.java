package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.Outcome;
import dev.backroom.policy.Policies;
import dev.backroom.policy.Scope;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.MasterRow.Site;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.util.Optional;
import java.util.TreeMap;

/// Puts rules of governance. Each change of a name and scope is its next revision.
final class PolicyRules {

    private static final String ONE = "values.";

    private PolicyRules() {}

    static Outcome put(Draft draft, PutPolicy operation) {
        if (!Policies.fits(operation.name(), operation.scope()) || !storeIsKnown(draft, operation.scope())) {
            return Say.invalid("/scope", operation.scope());
        }
        Optional<String> problem = Policies.problem(operation.name(), operation.values());
        if (problem.isPresent()) {
            return wrong(problem.get(), operation);
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

    /// A rule for a store that nobody knows would wait unseen for one to get that number.
    private static boolean storeIsKnown(Draft draft, String scope) {
        return Scope.storeOf(scope)
                .map(store -> draft.state().row(Site.class, RowKey.of(RowKind.SITE, store.value())))
                .map(Optional::isPresent)
                .orElse(true);
    }

    /// @param field as [Policies#problem] says it: `name`, `values`, or the name of one value behind `values.`
    private static Outcome wrong(String field, PutPolicy operation) {
        if (field.equals("name")) {
            return Say.invalid("/name", operation.name());
        }
        String key = field.startsWith(ONE) ? field.substring(ONE.length()) : "";
        String value = operation.values().get(key);
        return value == null
                ? Say.invalid("/values", String.join(", ", new TreeMap<>(operation.values()).keySet()))
                : Say.invalid("/values/" + key.replace("~", "~0").replace("/", "~1"), value);
    }
}
