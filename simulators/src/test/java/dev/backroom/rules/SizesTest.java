package dev.backroom.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The ratchet: what is large today is on a list, and the list may only shrink.
class SizesTest {
    private static final String LIST = "simulators/src/test/resources/rules/large.txt";

    @Test
    void nothingIsLargerThanTheListAllows() throws IOException {
        var allowed = Sizes.read(Files.readAllLines(Project.root().resolve(LIST)));

        assertThat(Sizes.complaints(Sizes.large(Project.root(), Project.mainFiles()), allowed))
                .as(LIST)
                .isEmpty();
    }

    @Test
    void measuresEveryModule() {
        assertThat(Project.MODULES)
                .allMatch(module -> Project.mainFiles().stream()
                        .anyMatch(file -> file.startsWith(Project.root().resolve(module))));
    }

    @Test
    void findsAMethodOverSixtyLines(@TempDir Path folder) throws IOException {
        var file = folder.resolve("Long.java");
        Files.writeString(file, withMethodOf(61));

        assertThat(Sizes.large(folder, Project.javaFiles(folder)))
                .containsExactly(Map.entry("Long.java Long.run/0", 61));
    }

    @Test
    void leavesAMethodOfSixtyLinesAlone(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Long.java"), withMethodOf(60));

        assertThat(Sizes.large(folder, Project.javaFiles(folder))).isEmpty();
    }

    @Test
    void findsAFileOverFourHundredLines(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("Wide.java"), "class Wide {\n" + "\n".repeat(399) + "}\n");
        Files.writeString(folder.resolve("Slim.java"), "class Slim {\n" + "\n".repeat(398) + "}\n");

        assertThat(Sizes.large(folder, Project.javaFiles(folder))).containsExactly(Map.entry("Wide.java", 401));
    }

    @Test
    void complainsOfWhatIsNewOrHasGrownOrCouldBeLowered() {
        var large = new TreeMap<>(Map.of("New.java", 401, "Grown.java", 500, "Shrunk.java", 410, "Same.java", 444));
        var allowed = Sizes.read("""
                # what is large
                Grown.java = 450
                Shrunk.java = 450

                Same.java = 444
                Gone.java = 450
                """.lines().toList());

        assertThat(Sizes.complaints(large, allowed))
                .containsExactly(
                        "Gone.java is small now: take it off the list",
                        "Grown.java grew from 450 to 500 lines",
                        "New.java has 401 lines: cut it where it does two things",
                        "Shrunk.java shrank from 450 to 410 lines: lower it in the list");
    }

    private static String withMethodOf(int lines) {
        var body = IntStream.range(0, lines - 2)
                .mapToObj(i -> "        int v%d = %d; // }".formatted(i, i))
                .collect(Collectors.joining("\n"));
        return "class Long {\n    void run() {\n" + body + "\n    }\n}\n";
    }
}
