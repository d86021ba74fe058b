package dev.backroom.policy;

import dev.backroom.store.Master;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/// From which trust on a vendor's units are received unseen, as their notice describes them, and which share of
/// those is
/// opened all the same. Where no policy says so all are received unseen.
///
/// @param unseenFrom level of trust
/// @param sampled hundredths of a percent of units
public record TrustPolicy(int unseenFrom, int sampled) {

    public static final String POLICY = "vendor-trust";
    public static final String UNSEEN_FROM = "unseen-from";
    public static final String SAMPLE_PERCENT = "sample-percent";

    /// All units, in hundredths of a percent.
    public static final int ALL = 10_000;

    public static Optional<TrustPolicy> of(Master master, Scope scope) {
        return scope.find(master, POLICY)
                .map(policy -> new TrustPolicy(
                        Integer.parseInt(policy.values().getOrDefault(UNSEEN_FROM, "0")),
                        hundredths(policy.values().getOrDefault(SAMPLE_PERCENT, "0"))));
    }

    private static int hundredths(String percent) {
        return new BigDecimal(percent).movePointRight(2).intValueExact();
    }

    static Optional<String> problem(Map<String, String> values) {
        for (Map.Entry<String, String> entry : values.entrySet()) {
            boolean right = switch (entry.getKey()) {
                case UNSEEN_FROM -> Policies.isNumber(entry.getValue(), 4);
                case SAMPLE_PERCENT -> Policies.isPercent(entry.getValue()) && hundredths(entry.getValue()) <= ALL;
                default -> false;
            };
            if (!right) {
                return Optional.of("values." + entry.getKey());
            }
        }
        return values.isEmpty() ? Optional.of("values") : Optional.empty();
    }

    /// Units of a delivery hold goods of many groups.
    static boolean fits(String scope) {
        return !scope.contains("group:");
    }
}
