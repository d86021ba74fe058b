package dev.backroom.rules;

import static dev.backroom.rules.Wording.NO_INLINE_STYLE;
import static dev.backroom.rules.Wording.NO_MACHINE_PATH;
import static dev.backroom.rules.Wording.NO_SLEEP;
import static dev.backroom.rules.Wording.NO_TODO;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must not be written anywhere.
class WordingTest {
    @Test
    void nothingIsLeftToDo() {
        holds(NO_TODO, allFiles());
    }

    @Test
    void noTestSleeps() {
        holds(NO_SLEEP, testFiles());
    }

    @Test
    void theConsoleIsStyledByItsThemeAlone() {
        holds(NO_INLINE_STYLE, Project.javaFiles(Project.root().resolve("desktop-client/src/main/java")));
    }

    @Test
    void noPathOfOneMachineIsWrittenDown() {
        holds(NO_MACHINE_PATH, allFiles());
    }

    static List<Wording> rules() {
        return List.of(NO_TODO, NO_SLEEP, NO_INLINE_STYLE, NO_MACHINE_PATH);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isBrokenByTheBadLineAndNotByTheGoodOne(Wording rule) {
        assertThat(rule.isBrokenBy(rule.bad())).isTrue();
        assertThat(rule.isBrokenBy(rule.good())).isFalse();
        assertThat(rule.because()).isNotBlank();
    }

    private static void holds(Wording rule, Collection<Path> files) {
        assertThat(files).isNotEmpty();
        assertThat(rule.complaints(Project.root(), files)).as(rule.because()).isEmpty();
    }

    private static List<Path> allFiles() {
        return Stream.concat(Project.mainFiles().stream(), testFiles().stream()).toList();
    }

    private static List<Path> testFiles() {
        return Project.MODULES.stream()
                .flatMap(module ->
                        Project.javaFiles(Project.root().resolve(module).resolve("src/test/java")).stream())
                .toList();
    }
}
