package dev.backroom.workflow.chain;

import dev.backroom.operation.ChainOperation.PutDevice;
import dev.backroom.operation.ChainOperation.PutPerson;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Device;
import dev.backroom.store.MasterRow.Person;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Site;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.StoreId;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Puts those who take part: vendors, sites, people and devices.
final class PartyRules {

    private PartyRules() {}

    static Outcome put(Draft draft, PutVendor operation) {
        if (operation.code().isBlank()) {
            return Say.invalid("/code", operation.code());
        }
        int id = draft.state()
                .one(Vendor.class, Word.code(RowKind.VENDOR, operation.code()))
                .map(Vendor::id)
                .orElseGet(() -> draft.nextId(RowKind.VENDOR));
        draft.put(new Vendor(id, operation.code(), operation.name()));
        return Say.done(Done.VENDOR_PUT, "vendor", operation.code());
    }

    static Outcome put(Draft draft, PutSite operation) {
        Step<Integer> store = store("/store", operation.store());
        if (!(store instanceof Go<Integer>(Integer id))) {
            return store.outcome();
        }
        try {
            draft.put(new Site(id, operation.name(), ZoneId.of(operation.zone()), operation.dayCut()));
        } catch (DateTimeException _) {
            return Say.invalid("/zone", operation.zone());
        }
        return Say.done(Done.SITE_PUT, "store", operation.store());
    }

    static Outcome put(Draft draft, PutPerson operation) {
        if (operation.badge().isBlank()) {
            return Say.invalid("/badge", operation.badge());
        }
        if (operation.roles().contains(Role.SYSTEM)) {
            return notGiven();
        }
        Optional<Person> before = draft.state().one(Person.class, Word.code(RowKind.PERSON, operation.badge()));
        Step<Set<Integer>> stores =
                stores(draft, operation.stores(), before.map(Person::stores).orElse(Set.of()));
        if (!(stores instanceof Go<Set<Integer>>(Set<Integer> where))) {
            return stores.outcome();
        }
        int id = before.map(Person::id).orElseGet(() -> draft.nextId(RowKind.PERSON));
        draft.put(new Person(id, operation.badge(), operation.roles(), where, operation.active()));
        return Say.done(Done.PERSON_PUT, "person", Integer.toString(id));
    }

    static Outcome put(Draft draft, PutDevice operation) {
        if (operation.name().isBlank()) {
            return Say.invalid("/name", operation.name());
        }
        if (operation.roles().contains(Role.SYSTEM)) {
            return notGiven();
        }
        Optional<Device> before = draft.state().one(Device.class, Word.code(RowKind.DEVICE, operation.name()));
        Step<Set<Integer>> stores =
                stores(draft, operation.stores(), before.map(Device::stores).orElse(Set.of()));
        if (!(stores instanceof Go<Set<Integer>>(Set<Integer> where))) {
            return stores.outcome();
        }
        int id = before.map(Device::id).orElseGet(() -> draft.nextId(RowKind.DEVICE));
        draft.put(new Device(id, operation.name(), operation.roles(), where, operation.counted(), operation.active()));
        return Say.done(Done.DEVICE_PUT, "device", Integer.toString(id), "name", operation.name());
    }

    /// What the gateway does of its own accord is nobody's role.
    private static Outcome notGiven() {
        return Say.invalid(
                "/roles",
                "one-of: "
                        + EnumSet.complementOf(EnumSet.of(Role.SYSTEM)).stream()
                                .map(Role::name)
                                .collect(Collectors.joining(", ")));
    }

    /// A right in a store that nobody knows would wait unseen for one to get that number.
    ///
    /// @param before what is held already may stay, so that a device can always be revoked
    private static Step<Set<Integer>> stores(Draft draft, Set<String> codes, Set<Integer> before) {
        Set<Integer> ids = new HashSet<>();
        for (String code : codes) {
            Step<Integer> store = store("/stores", code);
            if (!(store instanceof Go<Integer>(Integer id))) {
                return store.as();
            }
            if (!before.contains(id)
                    && draft.state()
                            .row(Site.class, RowKey.of(RowKind.SITE, id))
                            .isEmpty()) {
                return Step.stop(Say.invalid("/stores", "no-such-store: " + code));
            }
            ids.add(id);
        }
        return Step.go(ids);
    }

    private static Step<Integer> store(String field, String code) {
        try {
            StoreId store = StoreId.parse(code);
            return store.isChain() ? Step.stop(Say.invalid(field, code)) : Step.go(store.value());
        } catch (IllegalArgumentException _) {
            return Step.stop(Say.invalid(field, code));
        }
    }
}
