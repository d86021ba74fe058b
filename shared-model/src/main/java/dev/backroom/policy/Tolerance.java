package dev.backroom.policy;

import dev.backroom.store.Master;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.StoreId;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much more than ordered may be received on a line, over all receipts: the smaller of both limits.
///
/// @param hundredths of a percent of the ordered quantity: 250 is 2.5 %; [#NO_LIMIT] when only `units` count
/// @param units in the item's base unit; [#NO_LIMIT] when only the percentage counts
public record Tolerance(long hundredths, long units) {

    public static final String POLICY = "over-receipt";
    public static final String PERCENT = "percent";
    public static final String UNITS = "units";

    static final long NO_LIMIT = Long.MAX_VALUE;
    private static final long WHOLE = 100 * 100L;

    /// Not one piece more than ordered: what holds where no policy says otherwise.
    public static final Tolerance ZERO = new Tolerance(0, 0);

    public static Tolerance of(Master master, Scope scope) {
        Policy policy = scope.find(master, POLICY).orElse(null);
        return policy == null ? ZERO : of(policy.values());
    }

    /// What holds for an item from a vendor in a store.
    ///
    /// @param vendor null where nobody knows it
    public static Tolerance of(Master master, StoreId store, Item item, @Nullable Vendor vendor) {
        return of(master, new Scope(store, item.group(), vendor == null ? "" : vendor.code()));
    }

    static Tolerance of(Map<String, String> values) {
        String percent = values.getOrDefault(PERCENT, "");
        String units = values.getOrDefault(UNITS, "");
        if (percent.isEmpty() && units.isEmpty()) {
            return ZERO;
        }
        return new Tolerance(
                percent.isEmpty()
                        ? NO_LIMIT
                        : new BigDecimal(percent).movePointRight(2).longValueExact(),
                units.isEmpty() ? NO_LIMIT : Long.parseLong(units));
    }

    /// Base units beyond `ordered` that are within tolerance.
    public long beyond(long ordered) {
        long byPercent = hundredths == NO_LIMIT ? NO_LIMIT : Math.multiplyExact(ordered, hundredths) / WHOLE;
        return Math.min(byPercent, units);
    }
}
