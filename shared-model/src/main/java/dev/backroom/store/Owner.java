package dev.backroom.store;

/// Whose stock it is, as one integer: 0 is our own, otherwise a kind and the vendor.
/// Concession stock is counted and located but never valued or posted; consignment becomes own at sale.
public final class Owner {

    public static final int OWN = 0;
    private static final int STEP = 10_000_000;

    private Owner() {}

    public static int consignment(int vendor) {
        return STEP + vendor;
    }

    public static int concession(int vendor) {
        return 2 * STEP + vendor;
    }

    public static boolean isConcession(int owner) {
        return owner >= 2 * STEP;
    }
}
