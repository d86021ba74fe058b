package dev.backroom.code;

import java.util.EnumSet;
import java.util.Set;

/// How strictly GS1 data is read. The syntax itself is never optional.
///
/// @param unknownAis whether identifiers outside of the dictionary are let through where their end can be told
/// @param zeroSuppressedGtins whether a Digital Link may carry a GTIN without its leading zeros
/// @param wordsInLinks whether a Digital Link may say `gtin` for 01 and the like, as version 1.1 allowed
/// @param checks which of the rules about identifiers beside each other are applied
public record ParseRules(boolean unknownAis, boolean zeroSuppressedGtins, boolean wordsInLinks, Set<Check> checks) {
    /// The rules about identifiers beside each other, in the order in which they are applied.
    public enum Check {
        /// Some exclude each other.
        MUTEX_AIS,
        /// Some need another beside them.
        REQUISITE_AIS,
        /// The same identifier twice must have the same value.
        REPEATED_AIS,
        /// A digital signature needs a serialised key.
        DIGSIG_SERIAL_KEY,
        /// An unknown identifier may not be an attribute of a Digital Link.
        UNKNOWN_AI_NOT_DL_ATTR
    }

    /// All of GS1's rules.
    public static final ParseRules STRICT = new ParseRules(false, false, false, EnumSet.allOf(Check.class));

    /// The rules for what a scanner reads in a backroom. Lot and expiry often stand in a barcode of their own beside
    /// the one with the GTIN, so a missing companion is not an error here; the one who collects the scans of a line
    /// asks [ElementString#missing].
    public static final ParseRules SCANNING =
            new ParseRules(false, true, false, EnumSet.complementOf(EnumSet.of(Check.REQUISITE_AIS)));

    public ParseRules {
        checks = Set.copyOf(checks);
    }

    /// The same without one check.
    public ParseRules without(Check check) {
        Set<Check> fewer = EnumSet.noneOf(Check.class);
        fewer.addAll(checks);
        fewer.remove(check);
        return new ParseRules(unknownAis, zeroSuppressedGtins, wordsInLinks, fewer);
    }

    /// Syntax only.
    public ParseRules syntaxOnly() {
        return new ParseRules(unknownAis, zeroSuppressedGtins, wordsInLinks, Set.of());
    }

    boolean has(Check check) {
        return checks.contains(check);
    }
}
