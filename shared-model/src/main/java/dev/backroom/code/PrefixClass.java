package dev.backroom.code;

/// What the first three digits of a 13-digit number say about its kind (GS1 General Specifications, section 1.4).
/// Most are ordinary trade items; the others must not be taken for one without thinking.
public enum PrefixClass {
    TRADE_ITEM("trade item", 0, 999),
    RESTRICTED_IN_COMPANY_OR_REGION(
            "restricted circulation within a company or region (UPC-A number system 2)", 20, 29),
    RESTRICTED_IN_COMPANY("restricted circulation within a company (UPC-A number system 4)", 40, 49),
    COUPON_US("reserved for coupons (GS1 US)", 50, 59),
    RESTRICTED_IN_REGION("restricted circulation within a geographic region", 200, 299),
    EPC_MANAGER("EPC General Manager numbers", 951, 951),
    ISSN("ISSN", 977, 977),
    BOOK("ISBN / ISMN", 978, 979),
    REFUND_RECEIPT("refund receipts", 980, 980),
    CURRENCY_COUPON("common currency coupons", 981, 984),
    COUPON("coupons", 990, 999);

    private final String description;
    private final int first;
    private final int last;

    PrefixClass(String description, int first, int last) {
        this.description = description;
        this.first = first;
        this.last = last;
    }

    /// The class of a prefix.
    ///
    /// @param prefix the first three of the 13 digits, 0 to 999
    public static PrefixClass of(int prefix) {
        for (PrefixClass special : values()) {
            if (special != TRADE_ITEM && prefix >= special.first && prefix <= special.last) {
                return special;
            }
        }
        return TRADE_ITEM;
    }

    public String description() {
        return description;
    }

    /// Whether numbers of this class mean something only inside of a company or country, as in-store codes do.
    public boolean isRestricted() {
        return switch (this) {
            case RESTRICTED_IN_COMPANY_OR_REGION, RESTRICTED_IN_COMPANY, RESTRICTED_IN_REGION -> true;
            case TRADE_ITEM, COUPON_US, EPC_MANAGER, ISSN, BOOK, REFUND_RECEIPT, CURRENCY_COUPON, COUPON -> false;
        };
    }
}
