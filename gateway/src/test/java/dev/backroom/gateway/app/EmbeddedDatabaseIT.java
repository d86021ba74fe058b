package dev.backroom.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.gateway.log.Database;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The PostgreSQL in a data folder is closed to everybody else on the machine.
final class EmbeddedDatabaseIT {

    private static final String WRONG_PASSWORD = "28P01";

    @TempDir
    Path temporary = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void nameFolder() {
        folder = temporary.resolve("data");
    }

    @Test
    void aNewOneLetsNobodyInWithoutThePasswordAndNobodyIntoItsFolders() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            Database.migrate(database.address());
            refusesOthers(database.address());
            foldersArePrivate();
            try (EmbeddedDatabase beside = EmbeddedDatabase.open(folder, false)) {
                assertThat(beside.address()).isEqualTo(database.address());
                assertThat(ask(beside.address(), "SELECT 1")).isEqualTo("1");
            }
        }
        Database.Address first;
        try (EmbeddedDatabase again = EmbeddedDatabase.open(folder, true)) {
            first = again.address();
            refusesOthers(first);
        }
        assertThat(first.password()).hasSizeGreaterThan(30);
    }

    @Test
    void oneOfAnOlderVersionIsClosedWhenItStarts() throws Exception {
        olderVersion();
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            refusesOthers(database.address());
            foldersArePrivate();
            assertThat(ask(database.address(), "SELECT kept FROM old")).isEqualTo("7");
        }
    }

    @Test
    void closingItIsTakenUpAgainWhereItWasCutOff() throws Exception {
        olderVersion();
        EmbeddedDatabase.open(folder, true).close();
        Files.write(folder.resolve("postgresql").resolve("pg_hba.conf"), List.of("host all all 127.0.0.1/32 trust"));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            refusesOthers(database.address());
        }
    }

    @Test
    void whoLosesThePasswordGetsAnotherOne() throws Exception {
        Database.Address lost;
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            lost = database.address();
        }
        Files.delete(folder.resolve("database.password"));
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            assertThat(database.address().password()).isNotEqualTo(lost.password());
            assertThat(ask(database.address(), "SELECT 1")).isEqualTo("1");
            refusesOthers(database.address());
        }
    }

    @Test
    void aCopyOfAFolderInUseLeavesTheOriginalAlone() throws Exception {
        Path copy = temporary.resolve("copy");
        try (EmbeddedDatabase database = EmbeddedDatabase.open(folder, true)) {
            ask(database.address(), "CREATE TABLE old AS SELECT 7 AS kept");
            ask(database.address(), "CHECKPOINT");
            copy(folder, copy);
            try (EmbeddedDatabase copied = EmbeddedDatabase.open(copy, true)) {
                assertThat(copied.address().port())
                        .isNotEqualTo(database.address().port());
                assertThat(ask(copied.address(), "SELECT kept FROM old")).isEqualTo("7");
                assertThat(ask(database.address(), "SELECT kept FROM old")).isEqualTo("7");
            }
            assertThat(ask(database.address(), "SELECT kept FROM old")).isEqualTo("7");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    /// As the library makes it: everybody on the machine is let in.
    private void olderVersion() throws Exception {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        try (EmbeddedPostgres old = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgresql"))
                .setOverrideWorkingDirectory(folder.resolve("programs").toFile())
                .setCleanDataDirectory(false)
                .start()) {
            Database.Address address = new Database.Address("127.0.0.1", old.getPort(), "postgres", "postgres", "any");
            ask(address, "CREATE TABLE old AS SELECT 7 AS kept");
        }
    }

    private static void refusesOthers(Database.Address address) throws SQLException {
        assertThat(ask(address, "SELECT count(*) FROM pg_hba_file_rules WHERE auth_method <> 'scram-sha-256'"))
                .isEqualTo("0");
        for (String user : List.of("postgres", Database.ROLE)) {
            assertThatThrownBy(() -> ask(
                            new Database.Address("127.0.0.1", address.port(), "postgres", user, "postgres"),
                            "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(WRONG_PASSWORD));
        }
    }

    private void foldersArePrivate() throws IOException {
        for (Path one : List.of(folder, folder.resolve("postgresql"), folder.resolve("programs"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(one)))
                    .as("%s", one)
                    .isEqualTo("rwx------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("database.password"))))
                .isEqualTo("rw-------");
    }

    private static String ask(Database.Address address, String question) throws SQLException {
        try (Connection connection = DriverManager.getConnection(address.jdbc(), address.user(), address.password());
                Statement statement = connection.createStatement()) {
            if (!statement.execute(question)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                return rows.next() ? rows.getString(1) : "";
            }
        }
    }
}
