package dev.backroom.sim;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A program in the foreground does not outlive the one that started it.
@Timeout(60)
class ForegroundTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /// Starts a program in the foreground, hands its output on, and waits.
    static final class Starter {
        public static void main(String[] args) throws Exception {
            java(Foreground.class, Waiter.class.getName(), args[0])
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start()
                    .waitFor();
        }
    }

    /// Says who it is, waits to be ended, and leaves a note that it could close what it had open.
    public static final class Waiter {
        public static void main(String[] args) throws Exception {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> note(Path.of(args[0]))));
            System.out.println(ProcessHandle.current().pid());
            new CountDownLatch(1).await();
        }

        private static void note(Path file) {
            try {
                Files.writeString(file, "closed");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Fails as a program can.
    public static final class Failer {
        public static void main(String[] args) {
            if (args.length == 0) {
                throw new IllegalStateException("as meant");
            }
        }
    }

    @Test
    void endsInGoodOrderWhenItsStarterIsKilled(@TempDir Path folder) throws Exception {
        var note = folder.resolve("note");
        var starter = java(Starter.class, note.toString()).start();
        try (var output = starter.inputReader(StandardCharsets.UTF_8)) {
            var waiter = ProcessHandle.of(Long.parseLong(output.readLine())).orElseThrow();
            assertThat(note).doesNotExist();

            starter.toHandle().destroyForcibly();

            try {
                waiter.onExit().get(30, SECONDS);
            } finally {
                waiter.destroyForcibly();
            }
            assertThat(note).hasContent("closed");
        } finally {
            starter.destroyForcibly();
        }
    }

    @Test
    void failsWhenTheProgramFails() throws Exception {
        var program = java(Foreground.class, Failer.class.getName())
                .redirectErrorStream(true)
                .start();

        try (var output = program.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readAllAsString()).contains("IllegalStateException: as meant");
        }
        assertThat(program.waitFor()).isEqualTo(1);
    }

    private static ProcessBuilder java(Class<?> main, String... args) {
        var command =
                new ArrayList<>(List.of(JAVA.toString(), "-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command);
    }
}
