package dev.backroom.rules.bad.sim;

/// Shares a number with everyone.
final class Remembers {
    static int last;
}
