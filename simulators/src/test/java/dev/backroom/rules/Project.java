package dev.backroom.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The source tree these tests are about.
final class Project {
    static final List<String> MODULES = List.of("shared-model", "gateway", "desktop-client", "simulators");

    private Project() {}

    /// The folder of the whole project, wherever the tests were started.
    static Path root() {
        var folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("shared-model"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("not started inside the project");
            }
        }
        return folder;
    }

    /// Every Java file below the folder, in a fixed order; none where there is no such folder.
    static List<Path> javaFiles(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Every main Java file of every module.
    static List<Path> mainFiles() {
        return MODULES.stream()
                .flatMap(module -> javaFiles(root().resolve(module).resolve("src/main/java")).stream())
                .toList();
    }

    /// Whether a room has source of its own; a sign on the door alone is not source.
    static boolean hasSource(Room room) {
        var folder = "src/main/java/dev/backroom/" + room.folder.replace('.', '/');
        return MODULES.stream()
                .flatMap(module -> javaFiles(root().resolve(module).resolve(folder)).stream())
                .anyMatch(file -> !file.endsWith("package-info.java"));
    }
}
