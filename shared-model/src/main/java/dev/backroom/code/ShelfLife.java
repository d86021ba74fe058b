package dev.backroom.code;

/// Until when goods are good, and in which sense.
///
/// @param kind what the date means
/// @param until the last good day
public record ShelfLife(Kind kind, GsDate until) {
    /// What a date on the goods means.
    public enum Kind {
        /// AI 17: not to be sold or used afterwards.
        EXPIRY,
        /// AI 15: afterwards of lesser quality.
        BEST_BEFORE,
        /// AI 16: to be sold by then.
        SELL_BY
    }
}
