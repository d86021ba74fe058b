package dev.backroom.store;

/// Where stock is, as one integer: a location of the store, a handling unit, or a virtual place outside the building.
///
/// Locations count from 1, units from [#UNIT_BASE]; virtual places are negative, one per kind and partner or reason.
/// Real places never go below zero; virtual ones may, so that for every item the sum over all places is zero.
public final class Place {

    public static final int UNIT_BASE = 1_000_000_000;
    private static final int VIRTUAL_STEP = 10_000_000;

    /// Virtual places, one for each partner or reason. The order is part of the stored form: append only.
    public enum Virtual {
        /// Where received goods come from; the party is the vendor.
        SUPPLIER,
        /// Between two stores; the party is the other store.
        TRANSIT,
        /// Where lost and wasted goods go; the party is the reason.
        LOSS,
        CUSTOMER,
        /// Where the first balance of a store comes from.
        OPENING,
        SOLD_UNEXPLAINED,
        /// Where found goods come from.
        FOUND,
        /// Where goods returned to a vendor go; the party is the vendor.
        VENDOR_RETURN
    }

    private Place() {}

    public static int unit(int unit) {
        return UNIT_BASE + unit;
    }

    /// The order of the kinds is part of the stored form.
    @SuppressWarnings("EnumOrdinal")
    public static int virtual(Virtual kind, int party) {
        if (party < 0 || party >= VIRTUAL_STEP) {
            throw new IllegalArgumentException("party must be 0 to " + (VIRTUAL_STEP - 1) + ", not " + party);
        }
        return -((kind.ordinal() + 1) * VIRTUAL_STEP + party);
    }

    public static int supplier(int vendor) {
        return virtual(Virtual.SUPPLIER, vendor);
    }

    public static boolean isReal(int place) {
        return place > 0;
    }

    public static boolean isUnit(int place) {
        return place >= UNIT_BASE;
    }

    public static boolean isLocation(int place) {
        return place > 0 && place < UNIT_BASE;
    }

    /// The unit's id of a place that [#isUnit].
    public static int unitOf(int place) {
        return place - UNIT_BASE;
    }

    /// The kind of a virtual place.
    public static Virtual virtualOf(int place) {
        return Virtual.values()[-place / VIRTUAL_STEP - 1];
    }

    /// The partner or reason of a virtual place.
    public static int partyOf(int place) {
        return -place % VIRTUAL_STEP;
    }
}
