package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which vendors may bring what nobody ordered, and goods of which groups. Where no policy says so anybody may bring
/// anything; where one does, invoice and count are entered first.
///
/// @param vendors codes, or `*` for all
/// @param groups product groups, or `*` for all
public record DirectDelivery(Set<String> vendors, Set<String> groups) {

    public static final String POLICY = "direct-delivery";
    public static final String VENDORS = "vendors";
    public static final String GROUPS = "groups";

    private static final String ALL = "*";

    /// What holds in a store, if anything was said.
    public static Optional<DirectDelivery> of(Master master, StoreId store) {
        return new Scope(store, "", "")
                .find(master, POLICY)
                .map(policy -> new DirectDelivery(
                        codes(policy.values().getOrDefault(VENDORS, "")),
                        codes(policy.values().getOrDefault(GROUPS, ALL))));
    }

    public boolean allowsVendor(String code) {
        return vendors.contains(ALL) || vendors.contains(code);
    }

    public boolean allowsGroup(String group) {
        return groups.contains(ALL) || groups.contains(group);
    }

    private static Set<String> codes(String text) {
        Set<String> codes = new TreeSet<>();
        Arrays.stream(text.split(",", -1)).map(String::strip).forEach(codes::add);
        return codes;
    }

    static Optional<String> problem(Map<String, String> values) {
        boolean known = values.keySet().stream().allMatch(key -> key.equals(VENDORS) || key.equals(GROUPS));
        return known && !values.getOrDefault(VENDORS, "").isBlank() ? Optional.empty() : Optional.of("values");
    }

    /// It lists vendors and groups itself.
    static boolean fits(String scope) {
        return !scope.contains("group:") && !scope.contains("vendor:");
    }
}
