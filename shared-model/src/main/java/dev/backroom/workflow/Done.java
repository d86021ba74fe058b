package dev.backroom.workflow;

import java.util.Locale;

/// What an accepted operation did. Codes are stored in events, with a sentence each in `sentences.properties`: their
/// meaning never changes.
public enum Done {
    WAITING,
    ITEMS_PUT,
    BUNDLE_PUT,
    VENDOR_PUT,
    SITE_PUT,
    PERSON_PUT,
    DEVICE_PUT,
    POLICY_PUT,
    LOCATIONS_PUT,
    ORDER_PUT,
    ORDER_UNCHANGED,
    NOTICE_PUT,
    CONFLICT_NOTED,
    ERA_CLOSED,
    TICKED,
    RESUMED,
    STILL_WAITING,
    CUT_OFF,
    /// Noted that a document belongs to another store.
    MISDIRECTED,
    CHECKED_IN,
    RECEIPT_OPENED,
    /// The truck was never checked in at the door: allowed, but said.
    RECEIPT_OPENED_WITHOUT_CHECK_IN,
    RECEIPT_JOINED,
    RECEIVED,
    UNIT_RECEIVED,
    UNIT_COUNTED,
    /// A unit holds something else than was announced: every unit of the delivery is opened from now on.
    SAMPLE_FAILED,
    /// The unit came in with the one it stands on; nothing is left to do.
    CAME_WITH_UNIT,
    DAMAGE_NOTED,
    QUARANTINED,
    /// Nobody knows what it is: a case without stock.
    CASE_OPENED,
    HANDED_BACK,
    DELIVERY_HANDED_BACK,
    RECEIPT_CLOSED,
    RECEIPT_REOPENED,
    MOVED,
    UNIT_MOVED,
    REVERSED,
    CASE_RESOLVED,
    CASE_ASSIGNED,
    /// A message that another system refuses became a case, or is one already.
    POSTING_PARKED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
