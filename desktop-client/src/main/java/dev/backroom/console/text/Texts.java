package dev.backroom.console.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// The console's texts in one language, by key. Arguments are formatted as the language writes numbers and times.
public final class Texts {

    /// Languages with a bundle of their own; any other reads English.
    public static final Set<String> LANGUAGES = Set.of("en", "de");

    private static final String BUNDLE = "dev.backroom.console.text.texts";

    private final Locale locale;
    private final ResourceBundle bundle;
    private final Map<String, MessageFormat> patterns = new ConcurrentHashMap<>();

    public Texts(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    public Locale locale() {
        return locale;
    }

    /// The text of a key, with `{0}`, `{1}` … replaced. Numbers are grouped, dates and times should come formatted.
    ///
    /// @throws MissingResourceException when the key is in no bundle: a test looks at every key the sources name
    public String of(String key, Object... args) {
        if (args.length == 0) {
            return bundle.getString(key).replace("''", "'");
        }
        var pattern = patterns.computeIfAbsent(key, k -> new MessageFormat(bundle.getString(k), locale));
        // A MessageFormat keeps notes while it formats.
        return ((MessageFormat) pattern.clone()).format(args);
    }

    /// All keys of this language and of what it falls back to.
    Set<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }
}
