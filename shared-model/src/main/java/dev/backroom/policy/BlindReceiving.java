package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import java.util.Map;

/// Whether whoever receives does it without knowing what was ordered or promised, so that what is counted is what is
/// there. For a store or the whole company; off where no policy says otherwise.
public final class BlindReceiving {

    public static final String POLICY = "blind-receiving";
    public static final String ON = "on";

    private BlindReceiving() {}

    /// Whether it holds in a store.
    public static boolean holds(Master master, StoreId store) {
        return new Scope(store, "", "")
                .find(master, POLICY)
                .map(policy -> policy.values().get(ON))
                .filter("true"::equals)
                .isPresent();
    }

    static boolean isRight(Map<String, String> values) {
        String on = values.getOrDefault(ON, "");
        return values.size() == 1 && (on.equals("true") || on.equals("false"));
    }

    /// Whether it can be set for this scope: groups and vendors share their deliveries with others.
    static boolean fits(String scope) {
        return !scope.contains("group:") && !scope.contains("vendor:");
    }
}
