package dev.backroom.rules;

import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/// One rule about classes.
///
/// @param check    the rule, with its reason
/// @param rooms    where it looks: it may find nothing there only while these have no source at all
/// @param offender the class of the bad fixture that breaks it, below the fixture's root
record Rule(ArchRule check, Set<Room> rooms, String offender) {
    @Override
    public String toString() {
        return check.getDescription();
    }
}
