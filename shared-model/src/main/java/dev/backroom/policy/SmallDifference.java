package dev.backroom.policy;

import dev.backroom.store.Master;
import java.util.Map;

/// Differences that are worth less than this settle by themselves: their cases are listed, and wait for nobody.
/// Nothing is small where no policy says so.
public final class SmallDifference {

    public static final String POLICY = "small-difference";
    public static final String VALUE_BELOW = "value-below";

    private static final int DIGITS_MAX = 12;

    private SmallDifference() {}

    /// Whether a difference is too small to be looked at.
    ///
    /// @param valueMinor in the smallest unit of the chain's currency
    public static boolean settles(Master master, Scope scope, long valueMinor) {
        return scope.find(master, POLICY)
                .map(policy -> policy.values().get(VALUE_BELOW))
                .filter(limit -> valueMinor < Long.parseLong(limit))
                .isPresent();
    }

    static boolean isRight(Map<String, String> values) {
        return values.size() == 1 && Policies.isNumber(values.getOrDefault(VALUE_BELOW, ""), DIGITS_MAX);
    }
}
