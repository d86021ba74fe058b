package dev.backroom.store;

/// What may be done with stock. Closed list; an ERP's own statuses are mapped to it.
/// The order is part of the stored form (ordinal in tables): append only.
public enum Status {
    AVAILABLE,
    /// Waits for the ERP's word.
    AWAITING,
    HELD,
    DAMAGED,
    QUARANTINED,
    EXPIRED,
    RETURN_TO_VENDOR;

    private static final Status[] ALL = values();

    public static Status of(int ordinal) {
        return ALL[ordinal];
    }
}
