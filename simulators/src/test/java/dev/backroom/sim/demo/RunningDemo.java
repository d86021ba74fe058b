package dev.backroom.sim.demo;

import dev.backroom.sim.Foreground;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The demo as the build starts it: a process of its own, here with a temporary folder and a process group of its
/// own.
final class RunningDemo implements AutoCloseable {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final long END_SECONDS_MAX = 120;

    private final Path folder;
    private final Process process;
    private final BufferedReader output;
    private final List<String> lines = new ArrayList<>();
    private final Set<ProcessHandle> started = new HashSet<>();

    private RunningDemo(Path folder, Process process) {
        this.folder = folder;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /// @param folder empty; everything that the demo makes is below
    /// @param launcher what starts Java, nothing for the plain way
    static RunningDemo start(Path folder, List<String> launcher, String... properties) throws IOException {
        List<String> command = new ArrayList<>(launcher);
        command.addAll(List.of(
                JAVA.toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + folder,
                "-Ddemo.headless=true"));
        command.addAll(List.of(properties));
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), Foreground.class.getName(), Demo.class.getName()));
        // Away from the project, so that it has only the articles that a plain clone has.
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(folder.resolve("errors.log").toFile())
                .start();
        return new RunningDemo(folder, process);
    }

    long pid() {
        return process.pid();
    }

    /// Reads on to the first line that begins so, and notes which processes there are.
    ///
    /// @return nothing when the output ended before
    Optional<String> until(String beginning) throws IOException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
            if (line.startsWith(beginning)) {
                note();
                return Optional.of(line);
            }
        }
        return Optional.empty();
    }

    /// Reads to the end of the output and waits for that of the process.
    ///
    /// @return the exit code
    int end() throws IOException, InterruptedException {
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            lines.add(line);
        }
        if (!process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the demo did not end after its output had ended: " + told());
        }
        return process.exitValue();
    }

    /// What was printed up to now.
    List<String> lines() {
        return List.copyOf(lines);
    }

    /// Everything it said, for the message of a failed assertion.
    String told() throws IOException {
        return String.join("\n", lines) + "\n" + Files.readString(folder.resolve("errors.log"));
    }

    /// The processes that were there when [#until] met its line, the demo's own apart.
    Set<ProcessHandle> started() {
        return Set.copyOf(started);
    }

    /// Data that was not removed.
    List<Path> left() throws IOException {
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(path -> path.getFileName().toString().startsWith("backroom-demo"))
                    .toList();
        }
    }

    /// A database can have another parent than the one that started it, but its command names its folder.
    private void note() {
        String where = folder.toString();
        ProcessHandle.allProcesses()
                .filter(handle -> handle.info()
                        .commandLine()
                        .filter(line -> line.contains(where))
                        .isPresent())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .filter(handle -> handle.pid() != process.pid())
                .forEach(started::add);
    }

    @Override
    public void close() throws IOException {
        started.forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        output.close();
    }
}
