package dev.backroom.operation;

import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Operations of the chain's line `0000`: what is the same everywhere. Each puts whole rows; what is there is
/// replaced.
public sealed interface ChainOperation extends Operation {

    /// The most rows that one operation may put.
    int ROWS_MAX = 1_000;

    /// @param gtin any length, with check digit
    /// @param level `each`, `inner`, `case`, `pallet`
    /// @param quantity base units in it
    record PackData(String gtin, @Code(orEmpty = true) String level, long quantity) {}

    record ItemData(
            @Code String sku,
            String name,
            @Code(orEmpty = true) String group,
            Temperature temperature,
            Tracking tracking,
            boolean catchWeight,
            int minimumDays,
            Map<String, String> variant,
            long costMinor,
            List<PackData> packs) {}

    record PutItems(List<ItemData> items) implements ChainOperation {}

    record ComponentData(@Code String sku, long quantity) {}

    /// A GTIN that stands for several items.
    record PutBundle(String gtin, String name, List<ComponentData> components) implements ChainOperation {}

    record PutVendor(@Code String code, String name) implements ChainOperation {}

    record PutSite(String store, String name, String zone, LocalTime dayCut) implements ChainOperation {}

    /// @param stores codes; empty = everywhere
    record PutPerson(@Code String badge, Set<Role> roles, Set<String> stores, boolean active)
            implements ChainOperation {}

    record PutDevice(@Code String name, Set<Role> roles, Set<String> stores, boolean counted, boolean active)
            implements ChainOperation {}

    /// Sets a rule of governance for a scope; see `dev.backroom.policy.Policies` for the names and their values.
    record PutPolicy(String name, String scope, Map<String, String> values) implements ChainOperation {}
}
