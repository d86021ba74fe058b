package dev.backroom.sim.handheld;

/// What goes wrong with real deliveries, and with the devices they are received with.
public enum Fault {
    /// A carton that the notice promised is not on the truck.
    SHORTAGE,
    /// More than ordered, within tolerance: counted again and confirmed.
    OVER_WITHIN_TOLERANCE,
    /// More than tolerated: a supervisor approves.
    OVER_BEYOND_TOLERANCE,
    DAMAGE,
    WRONG_PRODUCT,
    UNKNOWN_BARCODE,
    EXPIRED,
    SHORT_DATED,
    MISSING_LOT,
    LOT_WITH_OTHER_EXPIRY,
    SSCC_TWICE,
    CLOSED_DELIVERY,
    BAD_CHECK_DIGIT,
    GARBLED_GS1,
    /// The network lost the answer; the device sends the same number again.
    SAME_NUMBER_SAME_CONTENT,
    /// A device that mixes up its numbers.
    SAME_NUMBER_OTHER_CONTENT,
    NUMBER_AHEAD,
    /// Done without a connection, and by the time it arrives the books cannot accept it.
    OFFLINE_TOO_LATE,
    /// The ERP orders what it has not told anybody about.
    ORDER_OF_UNKNOWN_ITEM;

    /// Faults that come with a truck; the other one is the ERP's.
    public static final java.util.List<Fault> OF_DELIVERIES = java.util.Arrays.stream(values())
            .filter(fault -> fault != ORDER_OF_UNKNOWN_ITEM)
            .toList();
}
