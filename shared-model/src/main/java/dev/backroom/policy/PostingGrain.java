package dev.backroom.policy;

import dev.backroom.store.Master;
import java.util.Locale;
import java.util.Map;

/// How finely other systems are told of a receipt. For a store, a vendor or the whole company; [#LINE] where no
/// policy
/// says otherwise. Corrections after that are always told one by one.
public enum PostingGrain {
    /// Each carton or scan when it is received.
    CARTON,
    /// One message for each line of an order, when the receipt closes.
    LINE,
    /// One message for the whole delivery, when the receipt closes.
    DELIVERY;

    public static final String POLICY = "receipt-posting";
    public static final String GRAIN = "grain";

    public static PostingGrain of(Master master, Scope scope) {
        return scope.find(master, POLICY)
                .map(policy ->
                        valueOf(policy.values().getOrDefault(GRAIN, LINE.name()).toUpperCase(Locale.ROOT)))
                .orElse(LINE);
    }

    static boolean isRight(Map<String, String> values) {
        String grain = values.getOrDefault(GRAIN, "");
        for (PostingGrain one : values()) {
            if (values.size() == 1 && one.name().toLowerCase(Locale.ROOT).equals(grain)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it can be set for this scope: a delivery has goods of many groups.
    static boolean fits(String scope) {
        return !scope.contains("group:");
    }
}
