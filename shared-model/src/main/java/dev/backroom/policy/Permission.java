package dev.backroom.policy;

import static dev.backroom.store.MasterRow.Role.ADMINISTRATOR;
import static dev.backroom.store.MasterRow.Role.CLERK;
import static dev.backroom.store.MasterRow.Role.INTEGRATOR;
import static dev.backroom.store.MasterRow.Role.INVENTORY_CONTROL;
import static dev.backroom.store.MasterRow.Role.SUPERVISOR;
import static dev.backroom.store.MasterRow.Role.SYSTEM;

import dev.backroom.store.MasterRow.Role;
import java.util.Set;

/// What roles may do.
public enum Permission {
    /// Check in, open, receive, quarantine, hand back, close.
    RECEIVE(CLERK, SUPERVISOR),
    /// Open a closed delivery again.
    REOPEN(SUPERVISOR),
    MOVE(CLERK, SUPERVISOR, INVENTORY_CONTROL),
    /// Take back what one did oneself.
    REVERSE_OWN(CLERK, SUPERVISOR, INVENTORY_CONTROL),
    /// Take back what others did.
    REVERSE_ANY(SUPERVISOR, INVENTORY_CONTROL),
    /// Stand by a decision as the second person.
    APPROVE(SUPERVISOR),
    /// End discrepancies.
    RESOLVE(SUPERVISOR, INVENTORY_CONTROL, INTEGRATOR),
    /// End discrepancies that are about goods, and say who sees to one.
    RESOLVE_GOODS(SUPERVISOR, INVENTORY_CONTROL),
    /// Tell a store its orders and notices.
    FEED(INTEGRATOR, SYSTEM),
    /// Lay out a store's places.
    LAY_OUT(INTEGRATOR, ADMINISTRATOR, SYSTEM),
    /// Items, bundles, vendors.
    MASTER_DATA(INTEGRATOR, ADMINISTRATOR, SYSTEM),
    /// Sites, people, devices, policies.
    GOVERN(ADMINISTRATOR, SYSTEM),
    /// What the gateway, the clock and reactions ask of the line itself.
    RUN_THE_LINE(SYSTEM);

    /// Made by [Set#of], which nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Role> roles;

    Permission(Role... roles) {
        this.roles = Set.of(roles);
    }

    public boolean allows(Set<Role> those) {
        for (Role role : those) {
            if (roles.contains(role)) {
                return true;
            }
        }
        return false;
    }
}
