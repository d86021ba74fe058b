package dev.backroom.sim.books;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How the ERP behaves towards senders. Reading from it is not concerned, and neither is who has no token.
///
/// Which message is hit is decided by the seed, the message's key and how often it came: the same for the same
/// messages, in whatever order they come.
///
/// @param slow thinks for so long before anything, each time
/// @param shares of messages that are hit, from 0 to 1, together at most 1
/// @param late after how long a [Mischief#LATE] answer comes
/// @param retryAfter what a [Mischief#BUSY] answer asks for, in whole seconds
/// @param perSecond messages taken in one second, what is more is [Mischief#BUSY]; 0 takes all
/// @param elsewhere where [Mischief#REDIRECTED] leads
public record Manners(
        long seed,
        Duration slow,
        Map<Mischief, Double> shares,
        Duration late,
        Duration retryAfter,
        int perSecond,
        String elsewhere) {

    private static final Duration LATE = Duration.ofSeconds(30);
    private static final String SEED = "seed";
    private static final String SLOW_MILLIS = "slow.ms";
    private static final String LATE_MILLIS = "late.ms";
    private static final String RETRY_AFTER = "retry.after";
    private static final String PER_SECOND = "per.second";
    private static final String ELSEWHERE = "redirect.to";

    /// Where the page to sign in is.
    static final String SIGN_IN = "/login";

    /// Always answers at once and does what it is told.
    public static final Manners GOOD = new Manners(1, Duration.ZERO, Map.of(), LATE, Duration.ofSeconds(1), 0, SIGN_IN);

    public Manners {
        shares = Map.copyOf(shares);
        double sum = 0;
        for (Map.Entry<Mischief, Double> one : shares.entrySet()) {
            if (one.getKey().share().isEmpty() || !(one.getValue() >= 0)) {
                throw new IllegalArgumentException(one.getKey() + " cannot have a share of " + one.getValue());
            }
            sum += one.getValue();
        }
        if (sum > 1) {
            throw new IllegalArgumentException("the shares of all mischief are more than 1: " + shares);
        }
        if (slow.isNegative() || late.isNegative() || retryAfter.isNegative() || perSecond < 0) {
            throw new IllegalArgumentException("nothing takes less than no time");
        }
    }

    /// The same with another share of one mischief.
    public Manners with(Mischief mischief, double share) {
        Map<Mischief, Double> changed = new EnumMap<>(Mischief.class);
        changed.putAll(shares);
        changed.put(mischief, share);
        return new Manners(seed, slow, changed, late, retryAfter, perSecond, elsewhere);
    }

    public Manners withSeed(long other) {
        return new Manners(other, slow, shares, late, retryAfter, perSecond, elsewhere);
    }

    public Manners withSlow(Duration other) {
        return new Manners(seed, other, shares, late, retryAfter, perSecond, elsewhere);
    }

    public Manners withLate(Duration other) {
        return new Manners(seed, slow, shares, other, retryAfter, perSecond, elsewhere);
    }

    public Manners withPerSecond(int other) {
        return new Manners(seed, slow, shares, late, retryAfter, other, elsewhere);
    }

    public Manners withElsewhere(String other) {
        return new Manners(seed, slow, shares, late, retryAfter, perSecond, other);
    }

    /// What these flags change about good manners: `failures`, `drops`, `late`, `busy`, `pages`, `redirects`
    /// (shares);
    /// `slow.ms`, `late.ms`, `retry.after` (seconds), `per.second`, `redirect.to`, `seed`. Empty ones count as not
    /// given.
    ///
    /// @throws IllegalArgumentException when one is unknown, no number, or cannot be
    public static Manners of(Map<String, String> flags) {
        Map<Mischief, Double> shares = new EnumMap<>(Mischief.class);
        Set<String> unknown = new HashSet<>(flags.keySet());
        unknown.removeAll(Set.of(SEED, SLOW_MILLIS, LATE_MILLIS, RETRY_AFTER, PER_SECOND, ELSEWHERE));
        for (Mischief mischief : Mischief.values()) {
            unknown.remove(mischief.share());
            String share = flags.getOrDefault(mischief.share(), "");
            if (!share.isBlank()) {
                shares.put(mischief, share(mischief.share(), share));
            }
        }
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("nobody knows the manners " + unknown);
        }
        String to = flags.getOrDefault(ELSEWHERE, "");
        return new Manners(
                number(flags, SEED, GOOD.seed),
                Duration.ofMillis(number(flags, SLOW_MILLIS, 0)),
                shares,
                Duration.ofMillis(number(flags, LATE_MILLIS, LATE.toMillis())),
                Duration.ofSeconds(number(flags, RETRY_AFTER, GOOD.retryAfter.toSeconds())),
                (int) Math.min(Integer.MAX_VALUE, number(flags, PER_SECOND, 0)),
                to.isBlank() ? SIGN_IN : to);
    }

    private static double share(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a share from 0 to 1, not " + text, e);
        }
    }

    private static long number(Map<String, String> flags, String name, long otherwise) {
        String text = flags.getOrDefault(name, "");
        try {
            return text.isBlank() ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a whole number, not " + text, e);
        }
    }
}
