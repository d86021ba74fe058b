package dev.backroom.rules.bad.sim;

/// Is inherited from.
class Parent {
    int number() {
        return 1;
    }
}
