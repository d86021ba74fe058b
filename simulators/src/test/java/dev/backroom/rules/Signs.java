package dev.backroom.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The sign on every package's door: `package-info.java` says who lives there and that nothing in it is null.
final class Signs {
    private Signs() {}

    /// What is missing, as sentences, for the packages of these files.
    static List<String> complaints(Path root, Collection<Path> files) {
        return files.stream().map(Path::getParent).collect(Collectors.toCollection(TreeSet::new)).stream()
                .map(folder -> complaint(root, folder))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
    }

    private static String complaint(Path root, Path folder) {
        var name = root.relativize(folder).toString().replace('\\', '/');
        var sign = folder.resolve("package-info.java");
        if (!Files.exists(sign)) {
            return name + " has no package-info.java";
        }
        try {
            var lines = Files.readAllLines(sign);
            if (lines.stream().noneMatch(line -> line.startsWith("@NullMarked"))) {
                return name + " is not @NullMarked";
            }
            if (lines.stream().noneMatch(line -> line.startsWith("///") || line.startsWith("/**"))) {
                return name + " does not say what lives there";
            }
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
