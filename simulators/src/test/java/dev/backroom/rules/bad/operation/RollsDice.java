package dev.backroom.rules.bad.operation;

import java.util.SplittableRandom;

/// Takes a number from chance.
record RollsDice(SplittableRandom dice) {
    int roll() {
        return dice.nextInt(6);
    }
}
