package dev.backroom.gateway.edge.token;

import dev.backroom.operation.Principal;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import java.util.EnumSet;
import java.util.Set;

/// Who is asking, with what the chain's rows allow them now.
///
/// @param counted whether the device numbers its operations itself
/// @param deviceStores where the device may work, empty = everywhere; of a person at a device both must allow a store
/// @param personStores where the person may work, empty = everywhere
public record Caller(
        Claims claims, Principal principal, boolean counted, Set<Integer> deviceStores, Set<Integer> personStores) {

    /// Roles that may see what is on hand. Clerks, and devices without a person of such a role, count blind.
    private static final Set<Role> SEES_STOCK =
            EnumSet.of(Role.SUPERVISOR, Role.INVENTORY_CONTROL, Role.INTEGRATOR, Role.ADMINISTRATOR);

    /// Whether operations of this store may come from here. The chain's own line takes them from whoever is nowhere
    /// restricted to stores; what they may do there is decided by their role.
    public boolean allows(StoreId store) {
        return allows(deviceStores, store) && allows(personStores, store);
    }

    /// Whether this store may be looked at. What is the same everywhere may be looked at by everybody.
    public boolean mayRead(StoreId store) {
        return store.isChain() || allows(store);
    }

    private static boolean allows(Set<Integer> stores, StoreId store) {
        return stores.isEmpty() || stores.contains(store.value());
    }

    public boolean seesStock() {
        return principal.roles().stream().anyMatch(SEES_STOCK::contains);
    }

    public boolean isAny(Role... roles) {
        for (Role role : roles) {
            if (principal.is(role)) {
                return true;
            }
        }
        return false;
    }
}
