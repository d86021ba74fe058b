package dev.backroom.sim.books;

/// Pieces and their weight, either below zero in an effect.
record Amount(long quantity, long grams) {

    static final Amount NONE = new Amount(0, 0);

    Amount plus(Amount other) {
        return new Amount(Math.addExact(quantity, other.quantity), Math.addExact(grams, other.grams));
    }

    boolean isNothing() {
        return quantity == 0 && grams == 0;
    }

    boolean isBelowZero() {
        return quantity < 0 || grams < 0;
    }
}
