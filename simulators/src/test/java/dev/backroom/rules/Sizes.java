package dev.backroom.rules;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Measures Java files and their methods, in lines, and finds the large ones. Read with the compiler's own parser, so
/// that a brace in a text or a comment does not count.
final class Sizes {
    static final int FILE_LINES_MAX = 400;
    static final int METHOD_LINES_MAX = 60;

    private Sizes() {}

    /// What is over a limit, by name: `path` for a file, `path Class.method/arity` for a method.
    ///
    /// @param root  what the paths are told from
    /// @param files the files to measure
    static Map<String, Integer> large(Path root, Collection<Path> files) {
        var large = new TreeMap<String, Integer>();
        if (files.isEmpty()) {
            return large;
        }
        for (var file : files) {
            int lines = lines(file);
            if (lines > FILE_LINES_MAX) {
                large.put(name(root, file), lines);
            }
        }
        methods(root, files).forEach((name, lines) -> {
            if (lines > METHOD_LINES_MAX) {
                large.put(name, lines);
            }
        });
        return large;
    }

    /// What is wrong with the list of the large ones, as sentences: what is new or has grown, and what may be taken
    /// off or lowered, because a list with room in it lets things grow again.
    static List<String> complaints(Map<String, Integer> large, Map<String, Integer> allowed) {
        var complaints = new TreeMap<String, String>();
        large.forEach((name, lines) -> {
            int limit = allowed.getOrDefault(name, 0);
            if (limit == 0) {
                complaints.put(name, name + " has " + lines + " lines: cut it where it does two things");
            } else if (lines > limit) {
                complaints.put(name, name + " grew from " + limit + " to " + lines + " lines");
            } else if (lines < limit) {
                complaints.put(name, name + " shrank from " + limit + " to " + lines + " lines: lower it in the list");
            }
        });
        allowed.keySet().stream()
                .filter(name -> !large.containsKey(name))
                .forEach(name -> complaints.put(name, name + " is small now: take it off the list"));
        return List.copyOf(complaints.values());
    }

    /// The checked-in list: one `name = lines` a line; empty lines and those with a `#` do not count.
    static Map<String, Integer> read(Collection<String> list) {
        var allowed = new TreeMap<String, Integer>();
        for (var line : list) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int cut = line.lastIndexOf('=');
                allowed.put(
                        line.substring(0, cut).strip(),
                        Integer.valueOf(line.substring(cut + 1).strip()));
            }
        }
        return allowed;
    }

    private static int lines(Path file) {
        try {
            return Files.readAllLines(file).size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Integer> methods(Path root, Collection<Path> files) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new TreeMap<String, Integer>();
        try (var sources = compiler.getStandardFileManager(null, null, null)) {
            var options = List.of("-proc:none");
            var task = (JavacTask)
                    compiler.getTask(null, sources, null, options, null, sources.getJavaFileObjectsFromPaths(files));
            var positions = Trees.instance(task).getSourcePositions();
            for (var unit : task.parse()) {
                var name = name(root, Path.of(unit.getSourceFile().toUri()));
                new MethodScanner(name, unit, positions, found).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static String name(Path root, Path file) {
        return root.toAbsolutePath()
                .relativize(file.toAbsolutePath())
                .toString()
                .replace('\\', '/');
    }

    /// Walks one file; the names of the classes around a method tell methods of the same name apart.
    private static final class MethodScanner extends TreePathScanner<@Nullable Void, @Nullable Void> {
        private final String file;
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Map<String, Integer> found;
        private String around = "";

        MethodScanner(String file, CompilationUnitTree unit, SourcePositions positions, Map<String, Integer> found) {
            this.file = file;
            this.unit = unit;
            this.positions = positions;
            this.found = found;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
            var outside = around;
            around = outside.isEmpty() ? type.getSimpleName().toString() : outside + "." + type.getSimpleName();
            super.visitClass(type, null);
            around = outside;
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void none) {
            var start = positions.getStartPosition(unit, method);
            var end = positions.getEndPosition(unit, method);
            if (start >= 0 && end >= start) {
                var lines = unit.getLineMap();
                int length = (int) (lines.getLineNumber(end) - lines.getLineNumber(start) + 1);
                var name = "%s %s.%s/%d"
                        .formatted(
                                file,
                                around,
                                method.getName(),
                                method.getParameters().size());
                found.merge(name, length, Math::max);
            }
            return super.visitMethod(method, null);
        }
    }
}
