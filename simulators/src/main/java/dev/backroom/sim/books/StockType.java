package dev.backroom.sim.books;

import java.util.Optional;

/// What the ERP lets anybody do with stock, and the word that a message says it with.
enum StockType {
    UNRESTRICTED("available"),
    PENDING("awaiting"),
    BLOCKED("held"),
    DAMAGED_GOODS("damaged"),
    INSPECTION("quarantined"),
    OUT_OF_DATE("expired"),
    RETURNS("return-to-vendor");

    private final String word;

    StockType(String word) {
        this.word = word;
    }

    static Optional<StockType> of(String word) {
        for (StockType one : values()) {
            if (one.word.equals(word)) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
