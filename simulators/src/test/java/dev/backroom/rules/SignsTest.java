package dev.backroom.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every package has a sign on its door.
class SignsTest {
    @Test
    void everyPackageSaysWhatLivesThereAndIsNullMarked() {
        assertThat(Signs.complaints(Project.root(), Project.mainFiles())).isEmpty();
    }

    @Test
    void complainsOfAPackageWithoutASignOrWithHalfOfOne(@TempDir Path folder) throws IOException {
        write(folder, "bare/Thing.java", "class Thing {}");
        write(folder, "nullable/package-info.java", "/// Things.\npackage nullable;");
        write(folder, "silent/package-info.java", "@NullMarked\npackage silent;");
        write(folder, "right/package-info.java", "/// Things.\n@NullMarked\npackage right;");

        assertThat(Signs.complaints(folder, Project.javaFiles(folder)))
                .containsExactly(
                        "bare has no package-info.java",
                        "nullable is not @NullMarked",
                        "silent does not say what lives there");
    }

    private static void write(Path root, String file, String text) throws IOException {
        var path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text + "\n");
    }
}
