package dev.backroom.sim.faults;

import ch.qos.logback.classic.Level;
import dev.backroom.gateway.log.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.LoggerFactory;

/// A PostgreSQL of our own on loopback, with `fsync` on, that can be killed and comes back at the same port with the
/// same data.
public final class LocalPostgres implements AutoCloseable {

    private static final Duration START_WAIT = Duration.ofSeconds(60);
    private static final Duration END_WAIT = Duration.ofSeconds(30);
    /// They are not our children: the operating system tells of their end only when asked.
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(2).toNanos();
    private static final String USER = "postgres";

    private final Path folder;
    private EmbeddedPostgres running;

    private LocalPostgres(Path folder, EmbeddedPostgres running) {
        this.folder = folder;
        this.running = running;
    }

    /// Starts it; takes some seconds. Blocking.
    ///
    /// @param folder for its programs and data, kept when it stops
    public static LocalPostgres start(Path folder) {
        return new LocalPostgres(folder, open(folder, 0));
    }

    private static EmbeddedPostgres open(Path folder, int port) {
        try {
            Files.createDirectories(folder);
            EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                    .setDataDirectory(data(folder))
                    .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                    .setCleanDataDirectory(false)
                    .setPGStartupWait(START_WAIT)
                    .setServerConfig("max_connections", "150")
                    .setServerConfig("shared_buffers", "512MB")
                    .setServerConfig("max_wal_size", "4GB")
                    // A socket's lock names its owner, which is listed for a while after it was killed.
                    .setServerConfig("unix_socket_directories", "''")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on");
            return (port == 0 ? builder : builder.setPort(port)).start();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not start in " + folder, e);
        }
    }

    private static Path data(Path folder) {
        return folder.resolve("data");
    }

    /// Where its files are, for measuring the disk that it writes to.
    public Path folder() {
        return folder;
    }

    /// The address of one of its databases; made when it is not there.
    public Database.Address database(String name) {
        Database.Address server = address(USER);
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            boolean there = statement
                    .executeQuery("SELECT FROM pg_database WHERE datname = '" + name + "'")
                    .next();
            if (!there) {
                statement.execute("CREATE DATABASE " + name);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return address(name);
    }

    /// The address of a database, whether it is there or not, also while it is down.
    public Database.Address address(String name) {
        return new Database.Address("127.0.0.1", running.getPort(), name, USER, USER);
    }

    public static Connection connect(Database.Address address) throws SQLException {
        return DriverManager.getConnection(address.jdbc(), address.user(), address.password());
    }

    /// A database as setting `database.url` names it.
    public static String url(Database.Address address) {
        return "postgresql://" + address.user() + ":" + address.password() + "@" + address.host() + ":" + address.port()
                + "/" + address.name();
    }

    /// Ends it as a crash of the machine's software would: the postmaster and all its processes at once, without a
    /// word to anyone. Returns when none is left.
    public void kill() {
        ProcessHandle postmaster = postmaster();
        List<ProcessHandle> all = new ArrayList<>(postmaster.descendants().toList());
        all.addFirst(postmaster);
        all.forEach(ProcessHandle::destroyForcibly);
        long until = System.nanoTime() + END_WAIT.toNanos();
        while (!all.stream().allMatch(LocalPostgres::isGone)) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("PostgreSQL does not die");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    /// Whether a process holds nothing any more. Until somebody asks how it ended it may still be listed.
    private static boolean isGone(ProcessHandle process) {
        if (!process.isAlive()) {
            return true;
        }
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
            return stat.startsWith("Z", stat.lastIndexOf(')') + 2);
        } catch (IOException _) {
            return false;
        }
    }

    /// Its first process; all others come from it.
    public ProcessHandle postmaster() {
        try {
            String pid = Files.readAllLines(data(folder).resolve("postmaster.pid"))
                    .getFirst()
                    .strip();
            return ProcessHandle.of(Long.parseLong(pid))
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL is not running"));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL has no process", e);
        }
    }

    /// Starts it again after [#kill]: it recovers what was committed.
    public void restart() {
        int port = running.getPort();
        try {
            // Without it nobody waits for the end of what is dead already.
            Files.deleteIfExists(data(folder).resolve("postmaster.pid"));
            letGo(running);
            Files.deleteIfExists(data(folder).resolve("epg-lock"));
        } catch (IOException e) {
            throw new UncheckedIOException("what PostgreSQL left behind cannot be cleared away", e);
        }
        running = open(folder, port);
    }

    /// Its owner would complain at length that it cannot stop what we killed.
    private static void letGo(EmbeddedPostgres killed) throws IOException {
        if (LoggerFactory.getLogger(EmbeddedPostgres.class) instanceof ch.qos.logback.classic.Logger log) {
            log.setLevel(Level.OFF);
            killed.close();
            log.setLevel(null);
        } else {
            killed.close();
        }
    }

    @Override
    public void close() {
        try {
            running.close();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL does not stop", e);
        }
    }
}
