package dev.backroom.sim.books;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Decides which message is hit by what, and counts what happened. Safe for several threads.
final class Temper {

    /// Spreads the keys' hash codes over all seeds.
    private static final long SPREAD = 0x9E3779B97F4A7C15L;

    private final LongSupplier nanos;
    private final Map<String, Integer> tries = new HashMap<>();
    private final Map<Mischief, Long> happened = new EnumMap<>(Mischief.class);
    private Manners manners;
    private long second;
    private int inSecond;

    /// @param nanos a clock that only goes on
    Temper(Manners manners, LongSupplier nanos) {
        this.manners = manners;
        this.nanos = nanos;
    }

    synchronized Manners manners() {
        return manners;
    }

    synchronized void become(Manners other) {
        manners = other;
    }

    /// What hits a message that comes now; nothing when it is just taken.
    synchronized Optional<Mischief> next(String key) {
        if (isTooMuch()) {
            return Optional.of(Mischief.BUSY);
        }
        int tried = tries.merge(key, 1, Integer::sum);
        double chance =
                new SplittableRandom(manners.seed() + SPREAD * (key.hashCode() * 1_000_003L + tried)).nextDouble();
        for (Mischief mischief : Mischief.values()) {
            chance -= manners.shares().getOrDefault(mischief, 0.0);
            if (chance < 0) {
                return Optional.of(mischief);
            }
        }
        return Optional.empty();
    }

    private boolean isTooMuch() {
        long now = TimeUnit.NANOSECONDS.toSeconds(nanos.getAsLong());
        if (now != second) {
            second = now;
            inSecond = 0;
        }
        inSecond++;
        return manners.perSecond() > 0 && inSecond > manners.perSecond();
    }

    synchronized void happened(Mischief mischief) {
        happened.merge(mischief, 1L, Long::sum);
    }

    /// How often each mischief happened; what never did is not in it.
    synchronized Map<Mischief, Long> happened() {
        return new EnumMap<>(happened);
    }
}
