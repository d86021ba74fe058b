package dev.backroom.store;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Rows of the chain's line of history (`0000`): what is the same everywhere.
public sealed interface MasterRow extends Kept {

    /// How single pieces of an item are told apart.
    enum Tracking {
        NONE,
        LOT,
        /// A date is needed, a lot is welcome.
        EXPIRY,
        SERIAL
    }

    /// Where an item may be kept.
    enum Temperature {
        AMBIENT,
        CHILLED,
        FROZEN
    }

    /// A pack level: what one scan of its GTIN stands for.
    ///
    /// @param gtin 14 digits
    /// @param level `each`, `inner`, `case`, `pallet`
    /// @param quantity base units in one pack
    record Pack(String gtin, String level, long quantity) {}

    /// What is sold.
    ///
    /// @param group product group, the scope of tolerances
    /// @param catchWeight a movement carries grams beside its count
    /// @param minimumDays remaining shelf life on arrival below which goods are a delivery fault
    /// @param variant style, colour and size; empty where the item has none
    /// @param costMinor cost of one base unit in the smallest unit of the chain's currency
    record Item(
            int id,
            String sku,
            String name,
            String group,
            Temperature temperature,
            Tracking tracking,
            boolean catchWeight,
            int minimumDays,
            Map<String, String> variant,
            long costMinor,
            List<Pack> packs)
            implements MasterRow {
        public Item {
            variant = sorted(variant);
            packs = List.copyOf(packs);
        }

        /// What so many base units cost, in the smallest unit of the chain's currency; the greatest number there is
        /// where it is more.
        ///
        /// @param quantity not below zero
        public long worth(long quantity) {
            boolean fits = Math.multiplyHigh(quantity, costMinor) == 0 && quantity * costMinor >= 0;
            return fits ? quantity * costMinor : Long.MAX_VALUE;
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.ITEM, id);
        }
    }

    /// One part of a [Bundle].
    record Component(int item, long quantity) {}

    /// A GTIN that stands for several items (ratio pack, display): the store receives the components.
    record Bundle(int id, String gtin, String name, List<Component> components) implements MasterRow {
        public Bundle {
            components = List.copyOf(components);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.BUNDLE, id);
        }
    }

    record Vendor(int id, String code, String name) implements MasterRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.VENDOR, id);
        }
    }

    /// A store as the chain knows it.
    ///
    /// @param id the store's number
    /// @param dayCut when its business day begins, local time
    record Site(int id, String name, ZoneId zone, LocalTime dayCut) implements MasterRow {
        @Override
        public RowKey key() {
            return RowKey.of(RowKind.SITE, id);
        }
    }

    /// What someone may do.
    enum Role {
        CLERK,
        SUPERVISOR,
        INVENTORY_CONTROL,
        INTEGRATOR,
        ADMINISTRATOR,
        SYSTEM
    }

    /// A person. The name is in a table that can be erased; the log knows the number.
    ///
    /// @param badge what the person's badge says
    /// @param stores where the roles hold; empty = everywhere
    record Person(int id, String badge, Set<Role> roles, Set<Integer> stores, boolean active) implements MasterRow {
        public Person {
            roles = sorted(roles);
            stores = sorted(stores);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.PERSON, id);
        }
    }

    /// An enrolment: a device, a desk, a feeding system. Its id is the source of its operations.
    ///
    /// @param name what people call it
    /// @param stores where it may work; empty = everywhere
    /// @param counted whether it numbers its operations 1, 2, 3 … per store itself; if not, the inbox does
    record Device(int id, String name, Set<Role> roles, Set<Integer> stores, boolean counted, boolean active)
            implements MasterRow {
        public Device {
            roles = sorted(roles);
            stores = sorted(stores);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.DEVICE, id);
        }
    }

    /// A rule of governance. Typed reading is in `dev.backroom.policy`.
    ///
    /// @param name which rule, such as `over-receipt`
    /// @param scope empty for the company, else `store:0123`, `group:DAIRY`, `vendor:HARVEST` or both,
    ///   `store:0123/group:DAIRY`
    /// @param revision 1, 2, 3 … of this name and scope
    record Policy(int id, String name, String scope, int revision, Map<String, String> values) implements MasterRow {
        public Policy {
            values = sorted(values);
        }

        @Override
        public RowKey key() {
            return RowKey.of(RowKind.POLICY, id);
        }
    }

    /// A copy in key order, so that equal rows have equal encodings.
    private static Map<String, String> sorted(Map<String, String> map) {
        return Collections.unmodifiableMap(new TreeMap<>(map));
    }

    private static <T extends Comparable<T>> Set<T> sorted(Set<T> set) {
        return Collections.unmodifiableSet(new TreeSet<>(set));
    }
}
