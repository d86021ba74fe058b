package dev.backroom.operation;

import java.util.Locale;

/// Why an operation was refused. Each is a problem type of the API (`…/problems/` and [#slug]) with a sentence in
/// `sentences.properties`. Names are stored in events: they never change their meaning.
public enum Refusal {
    CHECK_DIGIT,
    UNREADABLE_BARCODE,
    UNKNOWN_BARCODE,
    WRONG_PRODUCT,
    UNKNOWN_ITEM,
    UNKNOWN_VENDOR,
    NOT_AUTHORISED,
    INVOICE_NEEDED,
    UNKNOWN_LOCATION,
    UNKNOWN_ORDER,
    UNKNOWN_DELIVERY,
    UNKNOWN_UNIT,
    UNKNOWN_EVENT,
    OTHER_STORE,
    DELIVERY_CLOSED,
    NOT_CLOSED,
    GOODS_TAKEN_IN,
    DELIVERY_NOT_ARRIVED,
    ALREADY_ARRIVED,
    NO_OPEN_RECEIPT,
    UNIT_ALREADY_HERE,
    UNIT_DUPLICATE,
    UNIT_OF_OTHER_DELIVERY,
    COUNT_NEEDED,
    SERIAL_ALREADY_HERE,
    SERIAL_NOT_ANNOUNCED,
    QUANTITY_NOT_POSITIVE,
    QUANTITY_TOO_LARGE,
    QUANTITY_FRACTIONAL,
    LOT_MISSING,
    EXPIRY_MISSING,
    SERIAL_MISSING,
    WEIGHT_MISSING,
    LOT_OTHER_EXPIRY,
    SHORT_DATED,
    EXPIRED,
    OVER_TOLERANCE,
    NOT_ENOUGH_STOCK,
    NOT_A_STOCK_PLACE,
    SAME_PLACE,
    ALREADY_REVERSED,
    NOT_REVERSIBLE,
    MOVED_SINCE,
    UNKNOWN_CASE,
    CASE_RESOLVED,
    NOTHING_TO_CONFIRM,
    APPROVAL_NEEDED,
    APPROVAL_BY_PARTICIPANT,
    FORBIDDEN,
    UNREADABLE,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    TOO_LARGE,
    TOO_DEEP,
    MISSING_FIELD,
    INVALID_VALUE,
    CONTRADICTION,
    NUMBER_REUSED,
    OUTDATED_VERSION,
    INTERNAL;

    /// The last part of the problem's type, such as `unknown-barcode`.
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// @throws IllegalArgumentException when no refusal has this slug
    public static Refusal ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
