package dev.backroom.gateway.edge.problem;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the words for whoever asks. Safe for many threads.
public final class Languages {

    /// Languages there are texts for; the first is used for everybody else.
    public static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final int WISHES_MAX = 256;

    private final Map<Locale, Phrases> byLanguage =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Function.identity(), Phrases::new));
    private final Phrases usual = byLanguage.getOrDefault(ALL.getFirst(), new Phrases(Locale.ENGLISH));
    /// What an `Accept-Language` header led to. Few different ones are ever sent; others are worked out each time.
    private final Map<String, Phrases> byWish = new ConcurrentHashMap<>();

    /// The words for an `Accept-Language` header.
    public Phrases wished(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return usual;
        }
        Phrases known = byWish.get(acceptLanguage);
        if (known != null) {
            return known;
        }
        Phrases found = negotiate(acceptLanguage);
        if (byWish.size() < WISHES_MAX) {
            byWish.put(acceptLanguage, found);
        }
        return found;
    }

    private Phrases negotiate(String acceptLanguage) {
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), ALL);
            return best == null ? usual : byLanguage.getOrDefault(best, usual);
        } catch (IllegalArgumentException unreadable) {
            return usual;
        }
    }
}
