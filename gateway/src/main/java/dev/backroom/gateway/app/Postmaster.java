package dev.backroom.gateway.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// The first process of the PostgreSQL that runs on a data directory.
///
/// @param process alive when it was found
record Postmaster(ProcessHandle process) {

    static final String FILE = "postmaster.pid";
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final int PID_LINE = 0;
    private static final int DIRECTORY_LINE = 1;

    /// The one that `postmaster.pid` names, if it really runs on this directory. The file of a copied directory names
    /// that of the original, and a file that was left behind names a process that may be anybody's by now.
    static Optional<Postmaster> of(Path data) throws IOException {
        List<String> lines = file(data);
        if (lines.size() <= DIRECTORY_LINE) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(lines.get(PID_LINE).strip()))
                .filter(Postmaster::isPostgres)
                .filter(process -> runsOn(data, process, lines.get(DIRECTORY_LINE)))
                .map(Postmaster::new);
    }

    /// The lines of `postmaster.pid`, none when it is not there.
    static List<String> file(Path data) throws IOException {
        Path file = data.resolve(FILE);
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.endsWith("postgres")).isPresent();
    }

    /// A PostgreSQL works in its data directory. Where the system tells that, it is the whole truth, also when the
    /// directory has got another name since; elsewhere file and command line must both name it.
    private static boolean runsOn(Path data, ProcessHandle process, String named) {
        Path works = Path.of("/proc", String.valueOf(process.pid()), "cwd");
        try {
            if (Files.exists(works)) {
                return Files.isSameFile(works, data);
            }
        } catch (IOException _) {
            // It ended just now, or is not ours to look at; its command line is, if it is still there.
        }
        List<String> words = List.of(process.info().arguments().orElse(new String[0]));
        int option = words.indexOf("-D");
        return option >= 0 && option + 1 < words.size() && isSame(data, words.get(option + 1)) && isSame(data, named);
    }

    private static boolean isSame(Path data, String name) {
        try {
            return Files.isSameFile(data, Path.of(name.strip()));
        } catch (IOException | InvalidPathException _) {
            return false;
        }
    }

    /// Ends it, in order if it can. Blocking.
    void end() {
        process.destroy();
        ended(POLL, STOP_WAIT);
        process.destroyForcibly();
    }

    /// Waits until it has ended, however it did. Blocking.
    ///
    /// @return false when the waiting itself was ended
    boolean ended() {
        return ended(WATCH, Duration.ofNanos(Long.MAX_VALUE));
    }

    /// The operating system tells of the end of a process that is not our child only when asked.
    private boolean ended(Duration every, Duration most) {
        long since = System.nanoTime();
        try {
            while (process.isAlive() && System.nanoTime() - since < most.toNanos()) {
                TimeUnit.NANOSECONDS.sleep(every.toNanos());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return !process.isAlive();
    }
}
