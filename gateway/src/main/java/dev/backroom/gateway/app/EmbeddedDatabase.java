package dev.backroom.gateway.app;

import dev.backroom.gateway.log.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL in the data folder, for a laptop, a demo or one store. It belongs to the gateway that runs on the
/// folder;
/// a command that comes meanwhile uses the same one.
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration STOP_WAIT = Duration.ofSeconds(30);
    private static final int PORT_LINE = 3;

    private final Database.Address address;
    private final Optional<EmbeddedPostgres> postgres;
    private final Optional<Postmaster> postmaster;
    private final Optional<FileChannel> lock;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean ready;
    private volatile boolean closing;

    private EmbeddedDatabase(
            Database.Address address,
            Optional<EmbeddedPostgres> postgres,
            Optional<Postmaster> postmaster,
            Optional<FileChannel> lock) {
        this.address = address;
        this.postgres = postgres;
        this.postmaster = postmaster;
        this.lock = lock;
        if (postgres.isPresent()) {
            Runtime.getRuntime().addShutdownHook(new Thread(this::closeAtExit, "postgresql-stop"));
        }
    }

    /// The gateway ends in order and closes us last; when it does not, or never came to be, we close ourselves.
    private void closeAtExit() {
        try {
            if (ready && !closed.await(STOP_WAIT.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("PostgreSQL is ended before its gateway");
            }
            close();
        } catch (IOException e) {
            LOG.warn("PostgreSQL did not end in order", e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// From now on somebody closes us at the end of the program.
    void ready() {
        ready = true;
    }

    /// From now on its end is meant.
    void closing() {
        closing = true;
    }

    /// Tells, on a thread of its own, when a PostgreSQL that we started ends without being meant to.
    void onLoss(Runnable lost) {
        postmaster.ifPresent(running -> Thread.ofVirtual()
                .name("postgresql-watch")
                .start(() -> {
                    if (running.ended() && !closing) {
                        lost.run();
                    }
                }));
    }

    /// Starts it, or, when a gateway runs on the folder already, uses that one's.
    ///
    /// @throws Settings.BadSetting when `exclusive` and a gateway runs on the folder already
    static EmbeddedDatabase open(Path folder, boolean exclusive) throws IOException {
        Files.createDirectories(folder);
        FileChannel channel =
                new RandomAccessFile(folder.resolve("gateway.lock").toFile(), "rw").getChannel();
        if (lock(channel)) {
            return start(folder, channel);
        }
        channel.close();
        if (exclusive) {
            throw new Settings.BadSetting(
                    "a gateway runs on the data folder " + folder + " already; stop it, or set another data.folder");
        }
        return new EmbeddedDatabase(
                address(port(folder), DatabaseAccess.password(folder)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static EmbeddedDatabase start(Path folder, FileChannel lock) throws IOException {
        Path data = folder.resolve("postgresql");
        endOrphan(data);
        Path programs = folder.resolve("programs");
        DatabaseAccess access = DatabaseAccess.prepare(folder, data);
        DatabaseAccess.closeToOthers(programs);
        EmbeddedPostgres postgres = access.applyTo(EmbeddedPostgres.builder())
                .setDataDirectory(data)
                .setOverrideWorkingDirectory(programs.toFile())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // The library is made for tests and starts without them; a ledger needs both.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "2GB")
                // Segments that come back need not be filled with zeros while a lane waits.
                .setServerConfig("min_wal_size", "1GB")
                .start();
        // The library opens it to everybody.
        DatabaseAccess.closeToOthers(programs);
        enforce(access, postgres);
        LOG.info("PostgreSQL in {} listens on port {}", data, postgres.getPort());
        return new EmbeddedDatabase(
                address(postgres.getPort(), access.password()),
                Optional.of(postgres),
                Postmaster.of(data),
                Optional.of(lock));
    }

    private static void enforce(DatabaseAccess access, EmbeddedPostgres postgres) throws IOException {
        try {
            access.enforce(postgres);
        } catch (IOException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /// A gateway that was killed leaves its PostgreSQL behind; we hold the lock, so nobody uses it. A file
    /// that names any other process only stands in the way.
    private static void endOrphan(Path data) throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(data);
        if (orphan.isPresent()) {
            LOG.info(
                    "ending the PostgreSQL that a killed gateway left behind, process {}",
                    orphan.get().process().pid());
            orphan.get().end();
        }
        Files.deleteIfExists(data.resolve(Postmaster.FILE));
        Files.deleteIfExists(data.resolve("epg-lock"));
    }

    private static int port(Path folder) throws IOException {
        List<String> lines = Postmaster.file(folder.resolve("postgresql"));
        if (lines.size() <= PORT_LINE) {
            throw new Settings.BadSetting(
                    "a gateway is just starting or stopping on " + folder + "; try again in a moment");
        }
        return Integer.parseInt(lines.get(PORT_LINE).strip());
    }

    private static Database.Address address(int port, String password) {
        return new Database.Address("127.0.0.1", port, "postgres", "postgres", password);
    }

    Database.Address address() {
        return address;
    }

    @Override
    public synchronized void close() throws IOException {
        closing = true;
        // One that has ended by itself cannot be asked to.
        if (postgres.isPresent()
                && postmaster.filter(lost -> !lost.process().isAlive()).isEmpty()) {
            postgres.get().close();
        }
        if (lock.isPresent()) {
            lock.get().close();
        }
        closed.countDown();
    }
}
