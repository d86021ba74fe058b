package dev.backroom.sim.handheld;

import java.util.Arrays;
import java.util.List;

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
    /// The ERP orders less of what has just been received.
    ORDER_CHANGED,
    /// A notice gives two units the same number, or one that another delivery's unit has.
    NOTICE_WITH_SSCC_TWICE,
    /// The ERP orders what it has not told anybody about.
    ORDER_OF_UNKNOWN_ITEM;

    /// Faults that come to light at a truck; the others are the ERP's alone.
    public static final List<Fault> OF_DELIVERIES = Arrays.stream(values())
            .filter(fault -> fault != ORDER_OF_UNKNOWN_ITEM && fault != NOTICE_WITH_SSCC_TWICE)
            .toList();
}
