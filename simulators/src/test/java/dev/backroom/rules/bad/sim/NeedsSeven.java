package dev.backroom.rules.bad.sim;

/// Is handed too much.
final class NeedsSeven {
    final int sum;

    NeedsSeven(int a, int b, int c, int d, int e, int f, int g) {
        sum = a + b + c + d + e + f + g;
    }
}
