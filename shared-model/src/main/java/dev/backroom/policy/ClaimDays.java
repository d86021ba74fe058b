package dev.backroom.policy;

import dev.backroom.store.Master;

/// How many days after the arrival of goods a claim against their vendor or carrier must be made.
public final class ClaimDays {

    public static final String POLICY = "claim-days";
    public static final String DAYS = "days";

    /// What trade and carriers mostly grant.
    private static final int USUAL = 5;

    private ClaimDays() {}

    public static int of(Master master, Scope scope) {
        return scope.find(master, POLICY)
                .map(policy -> policy.values().get(DAYS))
                .map(Integer::parseInt)
                .orElse(USUAL);
    }
}
