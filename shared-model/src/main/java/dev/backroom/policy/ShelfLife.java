package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Item;

/// How many days goods must still be good for when they arrive.
public final class ShelfLife {

    public static final String POLICY = "shelf-life";
    public static final String MINIMUM_DAYS = "minimum-days";

    private ShelfLife() {}

    /// The minimum in days: the policy's where there is one, else the item's own.
    public static int minimumDays(Master master, Scope scope, Item item) {
        return scope.find(master, POLICY)
                .map(policy -> policy.values().get(MINIMUM_DAYS))
                .map(Integer::parseInt)
                .orElse(item.minimumDays());
    }
}
