package dev.backroom.sim.books;

import java.time.Instant;
import java.util.Locale;

/// A message that was booked; never changed again.
///
/// @param number counts the vouchers of all sites from 1
/// @param taken by the ERP's own clock
record Voucher(long number, Instant taken, Message message) {

    /// Such as `V-000123`.
    String code() {
        return code(number);
    }

    static String code(long number) {
        return String.format(Locale.ROOT, "V-%06d", number);
    }
}
