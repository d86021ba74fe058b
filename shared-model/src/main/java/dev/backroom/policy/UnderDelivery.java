package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.StoreId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What becomes of the rest of an order's line when a delivery for it closes. Where no policy says otherwise it stays
/// open on its order.
///
/// @param tolerance how much less than ordered is complete all the same, over all receipts
/// @param cancels whether a larger rest is given up too: whoever wants it orders anew
public record UnderDelivery(Tolerance tolerance, boolean cancels) {

    public static final String POLICY = "under-delivery";
    public static final String REST = "rest";

    private static final UnderDelivery NONE = new UnderDelivery(Tolerance.ZERO, false);

    /// What holds for an item from a vendor in a store.
    ///
    /// @param vendor null where nobody knows it
    public static UnderDelivery of(Master master, StoreId store, Item item, @Nullable Vendor vendor) {
        Policy policy = new Scope(store, item.group(), vendor == null ? "" : vendor.code())
                .find(master, POLICY)
                .orElse(null);
        return policy == null
                ? NONE
                : new UnderDelivery(
                        Tolerance.of(policy.values()),
                        policy.values().getOrDefault(REST, "open").equals("cancel"));
    }

    /// Base units that nobody expects any more.
    public long givenUp(long ordered, long received) {
        long rest = Math.max(0, ordered - received);
        return cancels || rest <= tolerance.beyond(ordered) ? rest : 0;
    }

    /// The values that are limits, as those of [Tolerance]; `rest` apart.
    static Map<String, String> limits(Map<String, String> values) {
        Map<String, String> limits = new TreeMap<>(values);
        limits.remove(REST);
        return limits;
    }

    static boolean isRest(String text) {
        return text.equals("open") || text.equals("cancel");
    }
}
