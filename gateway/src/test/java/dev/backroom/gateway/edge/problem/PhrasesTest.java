package dev.backroom.gateway.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PhrasesTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-zA-Z]+)}");

    private static ResourceBundle bundle(Locale language) {
        return ResourceBundle.getBundle(
                "dev.backroom.gateway.edge.problem.phrases",
                language,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void bothLanguagesSayTheSameOfTheSame() {
        ResourceBundle english = bundle(Locale.ENGLISH);
        ResourceBundle german = bundle(Locale.GERMAN);

        assertThat(german.getLocale()).isEqualTo(Locale.GERMAN);
        for (String key : english.keySet()) {
            assertThat(german.getString(key)).as(key).isNotBlank();
            assertThat(arguments(german.getString(key))).as(key).isEqualTo(arguments(english.getString(key)));
            if (!key.endsWith(".title") || !key.equals("accepted.title")) {
                assertThat(german.getString(key))
                        .as("%s is put into German", key)
                        .isNotEqualTo(english.getString(key));
            }
        }
    }

    @Test
    void everyFaultHasATitleAndASentenceThatSaysWhatToDo() {
        Phrases phrases = new Languages().wished(null);
        for (Fault fault : Fault.values()) {
            assertThat(phrases.title(fault)).as(fault.slug()).isNotBlank();
            assertThat(phrases.template(fault))
                    .as(fault.slug())
                    .hasSizeGreaterThan(30)
                    .endsWith(".");
            assertThat(Fault.ofSlug(fault.slug())).contains(fault);
        }
    }
}
