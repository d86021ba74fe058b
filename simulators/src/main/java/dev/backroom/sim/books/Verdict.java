package dev.backroom.sim.books;

/// What becomes of a message.
sealed interface Verdict {

    /// It was booked just now.
    record Booked(Voucher voucher) implements Verdict {}

    /// It was booked before; nothing changed.
    record Known(Voucher voucher) implements Verdict {}

    /// The key is that of another message.
    record Differs(Voucher voucher) implements Verdict {}

    /// @param sentence what is wrong with it, for people
    record Refused(String sentence) implements Verdict {}
}
