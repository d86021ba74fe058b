package dev.backroom.operation;

import dev.backroom.store.MasterRow.Role;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/// On whose behalf an operation comes.
///
/// @param person id, 0 where no person is signed in
/// @param device enrolment id, or one of `dev.backroom.store.Sources`
/// @param roles what it may do here
public record Principal(int person, int device, Set<Role> roles) {

    public static final Principal SYSTEM = new Principal(0, 0, Set.of(Role.SYSTEM));

    public Principal {
        roles = Collections.unmodifiableSet(new TreeSet<>(roles));
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    /// The person, or where none is signed in the device as a negative number.
    public int actor() {
        return person != 0 ? person : -device;
    }
}
