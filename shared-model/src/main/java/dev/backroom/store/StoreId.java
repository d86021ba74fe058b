package dev.backroom.store;

/// A site: store, dark store or distribution centre. The unit of ordering, access, rollout and scale-out.
///
/// @param value 0 to 999999; 0 is the chain itself, whose line of history holds what is the same everywhere
public record StoreId(int value) implements Comparable<StoreId> {

    /// The pseudo-store `0000`: items, vendors, policies, stores, people and devices.
    public static final StoreId CHAIN = new StoreId(0);

    private static final int MAX = 999_999;

    public StoreId {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("store number must be 0 to " + MAX + ", not " + value);
        }
    }

    /// Reads the written form, as [#code] gives it: four to six digits, with zeros in front only up to four (`0123`).
    ///
    /// @throws IllegalArgumentException when the text is written differently
    public static StoreId parse(String code) {
        boolean digits =
                code.length() >= 4 && code.length() <= 6 && code.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (code.length() > 4 && code.charAt(0) == '0')) {
            throw new IllegalArgumentException("a store is written as four to six digits, such as 0123 or 12345");
        }
        return new StoreId(Integer.parseInt(code));
    }

    public boolean isChain() {
        return value == 0;
    }

    /// The written form, at least four digits.
    public String code() {
        String digits = Integer.toString(value);
        return "0".repeat(Math.max(0, 4 - digits.length())) + digits;
    }

    @Override
    public int compareTo(StoreId other) {
        return Integer.compare(value, other.value);
    }

    @Override
    public String toString() {
        return code();
    }
}
