package dev.backroom.gateway.app;

import dev.backroom.gateway.log.PrivateFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who may come to the PostgreSQL in a data folder: whoever can read the password that lies beside it, and nobody
/// else of this machine, since its superuser can read every file of ours and run programs.
final class DatabaseAccess {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseAccess.class);
    private static final String PASSWORD_FILE = "database.password";
    private static final String RULES_FILE = "pg_hba.conf";
    private static final String METHOD = "scram-sha-256";
    private static final String TRUST = "trust";
    private static final int PASSWORD_BYTES = 24;
    /// Stretching makes guessing slow, which so many random bytes need not; a cold Java takes long for it, at each
    /// connection of a start.
    private static final String ITERATIONS = "1";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final int STICKY = 0_1000;
    private static final Duration REFUSAL_WAIT = Duration.ofSeconds(10);
    private static final long POLL_MILLIS = 5;

    private final Path passwordFile;
    private final Path rules;
    private final String password;
    private final boolean open;

    private DatabaseAccess(Path passwordFile, Path rules, String password, boolean open) {
        this.passwordFile = passwordFile;
        this.rules = rules;
        this.password = password;
        this.open = open;
    }

    /// Before the database is started: its password is there, and only its owner comes into the folders.
    ///
    /// @param data of the database, there or not
    static DatabaseAccess prepare(Path folder, Path data) throws IOException {
        closeToOthers(folder);
        Path passwordFile = folder.resolve(PASSWORD_FILE);
        Path rules = data.resolve(RULES_FILE);
        if (!Files.exists(passwordFile)) {
            if (Files.exists(rules)) {
                // Nobody knows the password it has, if any: a new one can only be set by coming in without.
                write(rules, TRUST);
            }
            makePassword(passwordFile);
        }
        return new DatabaseAccess(passwordFile, rules, readPassword(passwordFile), trusts(rules));
    }

    /// The password of the folder of a gateway that runs.
    static String password(Path folder) throws IOException {
        Path file = folder.resolve(PASSWORD_FILE);
        if (!Files.exists(file)) {
            throw new Settings.BadSetting("a gateway of an older version runs on the data folder " + folder
                    + "; restart it, so that it sets a password for its database");
        }
        return readPassword(file);
    }

    String password() {
        return password;
    }

    /// A new database asks for the password from its first moment on.
    EmbeddedPostgres.Builder applyTo(EmbeddedPostgres.Builder builder) {
        return builder.setLocaleConfig("auth", METHOD)
                .setLocaleConfig("set", "scram_iterations=" + ITERATIONS)
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setConnectConfig("password", password);
    }

    /// After the start, before anybody is told of it: a database of an older version, or one whose password was lost,
    /// gets the password and asks for it from now on. Who came in before is put out.
    void enforce(EmbeddedPostgres postgres) throws IOException {
        if (!open) {
            return;
        }
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SET password_encryption = '" + METHOD + "'");
            statement.execute("SET scram_iterations = " + ITERATIONS);
            // Letters, digits, - and _ only: nothing to quote.
            statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
            write(rules, METHOD);
            statement.execute("SELECT pg_reload_conf()");
            awaitRefusal(postgres);
            statement.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    + " WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()");
            LOG.info("the database in {} asks for a password from now on", rules.getParent());
        } catch (SQLException e) {
            throw new IOException("the database in the data folder cannot be given a password", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while the database in the data folder is given a password");
        }
    }

    /// The database reads its rules again when it gets to it.
    private static void awaitRefusal(EmbeddedPostgres postgres) throws IOException, InterruptedException {
        long until = System.nanoTime() + REFUSAL_WAIT.toNanos();
        while (letsIn(postgres)) {
            if (System.nanoTime() > until) {
                throw new IOException("the database in the data folder goes on without a password");
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private static boolean letsIn(EmbeddedPostgres postgres) {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres", "postgres", "none")) {
            return !connection.isClosed();
        } catch (SQLException _) {
            return false;
        }
    }

    private static void makePassword(Path file) throws IOException {
        byte[] bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes) + "\n";
        PrivateFile.make(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static String readPassword(Path file) throws IOException {
        return Files.readString(file).strip();
    }

    private static boolean trusts(Path rules) throws IOException {
        return Files.exists(rules)
                && Files.readAllLines(rules).stream()
                        .map(String::strip)
                        .anyMatch(line -> !line.startsWith("#") && line.endsWith(TRUST));
    }

    /// With half of its rules the database does not start.
    private static void write(Path rules, String method) throws IOException {
        List<String> lines = List.of(
                "# Written by the gateway; the password is in " + PASSWORD_FILE + " of its data folder.",
                "local all all " + method,
                "host all all 127.0.0.1/32 " + method,
                "host all all ::1/128 " + method,
                "");
        PrivateFile.replace(rules, String.join("\n", lines).getBytes(StandardCharsets.US_ASCII));
    }

    /// Takes the rights of everybody but the owner from a folder; makes it when it is not there. A folder that is
    /// everybody's, such as `/tmp`, stays that, and what is in it must look after itself.
    static void closeToOthers(Path folder) throws IOException {
        Files.createDirectories(folder);
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")
                || ((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0
                || Files.getPosixFilePermissions(folder).equals(OWNER_ONLY)) {
            return;
        }
        try {
            Files.setPosixFilePermissions(folder, OWNER_ONLY);
        } catch (FileSystemException e) {
            LOG.warn("others may look into {}, and it is not ours to close", folder, e);
        }
    }
}
