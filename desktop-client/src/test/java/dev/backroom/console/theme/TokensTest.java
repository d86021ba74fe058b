package dev.backroom.console.theme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Colours can be read, in every theme, and stand in one place.
class TokensTest {

    private static final Path FOLDER = Path.of("src/main/resources/dev/backroom/console/theme");
    private static final Pattern TOKEN = Pattern.compile("(-[a-z-]+):\\s*(#[0-9A-F]{6});");
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{3,8}\\b|rgba?\\(");
    private static final double READABLE = 4.5;
    private static final double WELL_READABLE = 7;

    /// Words and what they stand on.
    private static final List<List<String>> PAIRS = List.of(
            List.of("-text", "-surface"),
            List.of("-text", "-ground"),
            List.of("-text", "-accent-pale"),
            List.of("-text", "-look-pale"),
            List.of("-text", "-stop-pale"),
            List.of("-text", "-glow"),
            List.of("-quiet", "-surface"),
            List.of("-quiet", "-ground"),
            List.of("-accent", "-surface"),
            List.of("-accent", "-accent-pale"),
            List.of("-on-accent", "-accent"),
            List.of("-accepted", "-accepted-pale"),
            List.of("-look", "-surface"),
            List.of("-look", "-ground"),
            List.of("-look", "-look-pale"),
            List.of("-surface", "-look"),
            List.of("-stop", "-surface"),
            List.of("-stop", "-stop-pale"));

    @ParameterizedTest
    @EnumSource
    void wordsCanBeReadOnWhatTheyStandOn(Theme theme) {
        var tokens = tokens(theme);
        double enough = theme == Theme.CONTRAST ? WELL_READABLE : READABLE;

        assertThat(PAIRS)
                .allSatisfy(pair -> assertThat(contrast(tokens, pair))
                        .as(theme + " " + pair)
                        .isGreaterThanOrEqualTo(enough));
    }

    @Test
    void allThemesHaveTheSameNames() {
        assertThat(tokens(Theme.DARK).keySet()).isEqualTo(tokens(Theme.LIGHT).keySet());
        assertThat(tokens(Theme.CONTRAST).keySet())
                .isEqualTo(tokens(Theme.LIGHT).keySet());
    }

    @Test
    void noOtherStylesheetHasAColourOfItsOwn() {
        for (String sheet : List.of("controls.css", "console.css")) {
            assertThat(read(sheet).lines().filter(line -> COLOUR.matcher(line).find()))
                    .as(sheet)
                    .isEmpty();
        }
    }

    @Test
    void whiteOnWhiteWouldNotPass() {
        assertThat(contrast(Map.of("a", "#FFFFFF", "b", "#FFFFFF"), List.of("a", "b")))
                .isLessThan(READABLE);
    }

    private static Map<String, String> tokens(Theme theme) {
        Map<String, String> tokens = new TreeMap<>();
        TOKEN.matcher(read("tokens-" + theme.word() + ".css"))
                .results()
                .forEach(token -> tokens.put(token.group(1), token.group(2)));
        return tokens;
    }

    /// As WCAG reckons it.
    private static double contrast(Map<String, String> tokens, List<String> pair) {
        double one = luminance(Objects.requireNonNull(tokens.get(pair.get(0)), pair.get(0)));
        double other = luminance(Objects.requireNonNull(tokens.get(pair.get(1)), pair.get(1)));
        return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    }

    private static double luminance(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int part) {
        double share = (part & 0xff) / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String read(String sheet) {
        try {
            return Files.readString(FOLDER.resolve(sheet));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
