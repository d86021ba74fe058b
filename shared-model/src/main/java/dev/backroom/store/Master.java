package dev.backroom.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// An immutable snapshot of the chain's rows: what decisions read besides their store. Never part of a store's fold.
///
/// @param version number of the last event of `0000` that is in it
public record Master(
        long version,
        Map<Integer, MasterRow.Item> items,
        Map<String, Integer> itemBySku,
        Map<String, Scanned> byGtin,
        Map<Integer, MasterRow.Vendor> vendors,
        Map<String, Integer> vendorByCode,
        Map<Integer, MasterRow.Site> sites,
        Map<Integer, MasterRow.Person> persons,
        Map<Integer, MasterRow.Device> devices,
        Map<String, MasterRow.Policy> policies) {

    /// What a GTIN stands for.
    public sealed interface Scanned {
        record OfPack(int item, MasterRow.Pack pack) implements Scanned {}

        record OfBundle(MasterRow.Bundle bundle) implements Scanned {}
    }

    public static final Master EMPTY =
            new Master(0, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

    /// The pack of an item that is named by its SKU: one base unit.
    public static final MasterRow.Pack SINGLE = new MasterRow.Pack("", "each", 1);

    /// The snapshot after more rows of `0000`. Only the maps that the rows touch are copied.
    public Master with(long newVersion, Collection<? extends Row> rows) {
        Draft draft = new Draft(this);
        rows.forEach(draft::put);
        return draft.at(newVersion);
    }

    public Optional<MasterRow.Item> item(int id) {
        return Optional.ofNullable(items.get(id));
    }

    public Optional<MasterRow.Item> itemBySku(String sku) {
        return Optional.ofNullable(itemBySku.get(sku)).map(items::get);
    }

    /// @param gtin 14 digits
    public Optional<Scanned> byGtin(String gtin) {
        return Optional.ofNullable(byGtin.get(gtin));
    }

    public Optional<MasterRow.Vendor> vendor(String code) {
        return Optional.ofNullable(vendorByCode.get(code)).map(vendors::get);
    }

    public Optional<MasterRow.Policy> policy(String name, String scope) {
        return Optional.ofNullable(policies.get(name + "@" + scope));
    }

    public Optional<MasterRow.Person> personByBadge(String badge) {
        return persons.values().stream().filter(p -> p.badge().equals(badge)).findFirst();
    }

    /// The business day of a store at a moment: it begins at the store's day cut, local time.
    public LocalDate businessDay(StoreId store, Instant time) {
        MasterRow.Site site = sites.get(store.value());
        ZoneId zone = site == null ? ZoneId.of("UTC") : site.zone();
        LocalTime cut = site == null ? LocalTime.MIDNIGHT : site.dayCut();
        var local = time.atZone(zone);
        return local.toLocalTime().isBefore(cut) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /// The same time of day so many days later, as the store's clocks show it.
    public Instant daysLater(StoreId store, Instant time, int days) {
        MasterRow.Site site = sites.get(store.value());
        return time.atZone(site == null ? ZoneId.of("UTC") : site.zone())
                .plusDays(days)
                .toInstant();
    }

    /// The calendar day of a store at a moment, for dates on goods.
    public LocalDate localDate(StoreId store, Instant time) {
        MasterRow.Site site = sites.get(store.value());
        return time.atZone(site == null ? ZoneId.of("UTC") : site.zone()).toLocalDate();
    }

    /// A snapshot in the making: copies each map at its first change.
    private static final class Draft {
        private final Master base;
        private Map<Integer, MasterRow.Item> items;
        private Map<String, Integer> itemBySku;
        private Map<String, Scanned> byGtin;
        private Map<Integer, MasterRow.Vendor> vendors;
        private Map<String, Integer> vendorByCode;
        private Map<Integer, MasterRow.Site> sites;
        private Map<Integer, MasterRow.Person> persons;
        private Map<Integer, MasterRow.Device> devices;
        private Map<String, MasterRow.Policy> policies;

        Draft(Master base) {
            this.base = base;
            items = base.items;
            itemBySku = base.itemBySku;
            byGtin = base.byGtin;
            vendors = base.vendors;
            vendorByCode = base.vendorByCode;
            sites = base.sites;
            persons = base.persons;
            devices = base.devices;
            policies = base.policies;
        }

        void put(Row row) {
            switch (row) {
                case MasterRow.Item item -> putItem(item);
                case MasterRow.Bundle bundle -> {
                    byGtin = own(byGtin, base.byGtin);
                    byGtin.put(bundle.gtin(), new Scanned.OfBundle(bundle));
                }
                case MasterRow.Vendor v -> {
                    vendors = own(vendors, base.vendors);
                    vendors.put(v.id(), v);
                    vendorByCode = own(vendorByCode, base.vendorByCode);
                    vendorByCode.put(v.code(), v.id());
                }
                case MasterRow.Site s -> {
                    sites = own(sites, base.sites);
                    sites.put(s.id(), s);
                }
                case MasterRow.Person p -> {
                    persons = own(persons, base.persons);
                    persons.put(p.id(), p);
                }
                case MasterRow.Device d -> {
                    devices = own(devices, base.devices);
                    devices.put(d.id(), d);
                }
                case MasterRow.Policy p -> {
                    policies = own(policies, base.policies);
                    policies.put(p.name() + "@" + p.scope(), p);
                }
                case Balance _, Movement _, Posting _, Unknown _, StockRow _, DocumentRow _, TrustRow _, LineRow _ -> {}
            }
        }

        private void putItem(MasterRow.Item item) {
            items = own(items, base.items);
            itemBySku = own(itemBySku, base.itemBySku);
            byGtin = own(byGtin, base.byGtin);
            MasterRow.Item before = items.put(item.id(), item);
            if (before != null) {
                itemBySku.remove(before.sku());
                before.packs().forEach(pack -> byGtin.remove(pack.gtin()));
            }
            itemBySku.put(item.sku(), item.id());
            item.packs().forEach(pack -> byGtin.put(pack.gtin(), new Scanned.OfPack(item.id(), pack)));
        }

        /// Whether a map was copied is a question of identity.
        @SuppressWarnings("ReferenceEquality")
        private static <K, V> Map<K, V> own(Map<K, V> current, Map<K, V> shared) {
            return current == shared ? new HashMap<>(shared) : current;
        }

        Master at(long version) {
            return new Master(
                    version, items, itemBySku, byGtin, vendors, vendorByCode, sites, persons, devices, policies);
        }
    }
}
