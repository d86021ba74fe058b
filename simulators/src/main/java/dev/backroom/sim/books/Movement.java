package dev.backroom.sim.books;

import java.util.Optional;

/// What a message moves, and the word it comes in with.
enum Movement {
    GOODS_RECEIPT("receipt"),
    CORRECTION("adjustment"),
    TRANSFER("status"),
    SCRAPPING("write-off"),
    RETURN_DELIVERY("vendor-return");

    private final String word;

    Movement(String word) {
        this.word = word;
    }

    static Optional<Movement> of(String word) {
        for (Movement one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }

    /// Whether it counts as received on an order's line.
    boolean isReceived() {
        return this == GOODS_RECEIPT || this == CORRECTION;
    }

    /// Whether it makes no sense without a vendor.
    boolean needsVendor() {
        return this == GOODS_RECEIPT || this == RETURN_DELIVERY;
    }
}
