package dev.backroom.console.text;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The bundles say the same things, and exactly those that the sources ask for.
class TextsTest {

    private static final Pattern ARGUMENT = Pattern.compile("\\{\\d[^}]*}");
    private static final Pattern QUOTED = Pattern.compile("\"([a-z]+\\.[a-z-]*[a-z])\"");
    private static final Path SOURCES = Path.of("src/main/java");
    /// Parts of keys that are put together: a signal's word, a column's name.
    private static final List<String> BUILT = List.of("signal.", "live.column-");

    @Test
    void bothLanguagesHaveTheSameKeys() {
        assertThat(keys("texts_de")).isEqualTo(keys("texts"));
    }

    @Test
    void bothLanguagesTakeTheSameArguments() {
        var english = bundle("texts");
        var german = bundle("texts_de");

        assertThat(keys("texts"))
                .allSatisfy(key -> assertThat(arguments(german.getProperty(key)))
                        .as(key)
                        .isEqualTo(arguments(english.getProperty(key))));
    }

    @Test
    void everyTextThatTheSourcesAskForIsThere() {
        assertThat(keys("texts")).containsAll(asked());
    }

    @Test
    void noTextIsLeftOver() {
        var asked = asked();

        assertThat(keys("texts").stream()
                        .filter(key -> !asked.contains(key))
                        .filter(key -> BUILT.stream().noneMatch(key::startsWith)))
                .isEmpty();
    }

    @Test
    void noApostropheIsLostInFormatting() {
        for (String name : List.of("texts", "texts_de")) {
            assertThat(bundle(name).values())
                    .as(name)
                    .noneMatch(text -> text.toString().contains("'"));
        }
    }

    @Test
    void writesNumbersAsTheLanguageDoes() {
        assertThat(new Texts(Locale.ENGLISH).of("live.of", 1_370L, 1_872L)).isEqualTo("1,370 of 1,872");
        assertThat(new Texts(Locale.GERMAN).of("live.of", 1_370L, 1_872L)).isEqualTo("1.370 von 1.872");
    }

    @Test
    void readsEnglishWhereThereIsNoBundle() {
        assertThat(new Texts(Locale.of("fr")).of("signin.title")).isEqualTo("Sign in");
    }

    @Test
    void saysAnAgeNoFinerThanOneCanRead() {
        var formats = new Formats(new Texts(Locale.ENGLISH), ZoneId.of("Europe/London"));

        assertThat(formats.age(Duration.ofMillis(249))).isEqualTo("0.2 s");
        assertThat(formats.age(Duration.ofSeconds(14))).isEqualTo("14 s");
        assertThat(formats.age(Duration.ofSeconds(185))).isEqualTo("3 min");
        assertThat(formats.age(Duration.ofMinutes(150))).isEqualTo("2 h");
    }

    @Test
    void tellsTheTimeOfTheStoreNotOfThisMachine() {
        var formats = new Formats(new Texts(Locale.GERMAN), ZoneId.of("Asia/Tokyo"));

        assertThat(formats.moment(Instant.parse("2027-03-09T08:42:07Z"))).isEqualTo("17:42:07");
    }

    private static Set<String> keys(String name) {
        return new TreeSet<>(bundle(name).stringPropertyNames());
    }

    private static List<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /// What looks like a key in the sources.
    private static Set<String> asked() {
        try (var files = Files.walk(SOURCES)) {
            var heads = keys("texts").stream()
                    .map(key -> key.substring(0, key.indexOf('.')))
                    .collect(toCollection(TreeSet::new));
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> QUOTED.matcher(read(file)).results())
                    .map(found -> found.group(1))
                    .filter(key -> heads.contains(key.substring(0, key.indexOf('.'))))
                    .collect(toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties bundle(String name) {
        var path = Path.of("src/main/resources/dev/backroom/console/text", name + ".properties");
        var texts = new Properties();
        try (var reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
