package dev.backroom.code.lint;

/// One part of a coupon: an optional leading digit that is a code or a size, and the digits that follow it.
///
/// @param lead what the leading digit may be, and what to say when it is not there or not allowed
/// @param size how many digits follow: a fixed number, plus the leading digit's value where that is a size
/// @param truncated what to say when they are too few
/// @param kind whether the digits are a date or a company prefix, which are looked at once more
record CouponPart(Lead lead, Size size, LintError truncated, Kind kind) {
    /// @param allowed the digits allowed; empty when there is no leading digit
    /// @param absent the digit that says "nothing follows", or a blank
    record Lead(String allowed, char absent, LintError missing, LintError invalid) {}

    /// @param fixed digits that always follow
    /// @param led whether the leading digit adds to them
    record Size(int fixed, boolean led) {}

    enum Kind {
        PLAIN,
        DATE,
        PREFIX
    }

    /// A single digit out of `allowed`.
    static CouponPart code(String allowed, LintError missing, LintError invalid) {
        return new CouponPart(new Lead(allowed, ' ', missing, invalid), new Size(0, false), missing, Kind.PLAIN);
    }

    /// A digit out of `sizes`, and as many digits as it says plus `base`.
    static CouponPart sized(String sizes, int base, LintError missing, LintError invalid) {
        return new CouponPart(new Lead(sizes, ' ', missing, invalid), new Size(base, true), missing, Kind.PLAIN);
    }

    /// Exactly `digits` digits.
    static CouponPart fixed(int digits, LintError truncated) {
        return new CouponPart(new Lead("", ' ', truncated, truncated), new Size(digits, false), truncated, Kind.PLAIN);
    }

    /// Six digits that are a date.
    static CouponPart date(LintError truncated, LintError invalid) {
        return new CouponPart(new Lead("", ' ', truncated, invalid), new Size(6, false), truncated, Kind.DATE);
    }

    CouponPart orTruncated(LintError error) {
        return new CouponPart(lead, size, error, kind);
    }

    CouponPart orAbsent(char digit) {
        return new CouponPart(new Lead(lead.allowed, digit, lead.missing, lead.invalid), size, truncated, kind);
    }

    CouponPart lookedUp() {
        return new CouponPart(lead, size, truncated, Kind.PREFIX);
    }
}
