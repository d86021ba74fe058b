package dev.backroom.gateway.app;

import dev.backroom.gateway.log.Database;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/// Someone who gives commands on a data folder with its own PostgreSQL.
final class Operator {

    /// What a command said, and how it ended.
    record Run(int code, String out, String err) {}

    private final Path folder;
    private final Path settings;

    Operator(Path folder) {
        this.folder = folder;
        this.settings = folder.resolve("gateway.properties");
        writeSettings();
    }

    void writeSettings() {
        try {
            Files.writeString(settings, "data.folder=" + data() + "\nhttp.port=0\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void addSetting(String line) throws IOException {
        Files.writeString(settings, line + "\n", StandardOpenOption.APPEND);
    }

    Path data() {
        return folder.resolve("data");
    }

    Run gateway(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of(words));
        arguments.addFirst("--settings=" + settings);
        int code = Main.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Run(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /// A whole gateway on the folder; whoever asks closes it.
    Gateway start() throws IOException, TimeoutException {
        return Gateway.start(Settings.of(Map.of("data.folder", data().toString(), "http.port", "0")));
    }

    /// What the database answers first, while no gateway runs.
    String sql(String statement) throws IOException, SQLException {
        try (EmbeddedDatabase database = EmbeddedDatabase.open(data(), true)) {
            return sql(database.address(), statement);
        }
    }

    static String sql(Database.Address address, String statement) throws SQLException {
        try (Connection connection = connect(address);
                Statement one = connection.createStatement()) {
            if (one.execute(statement)) {
                try (ResultSet rows = one.getResultSet()) {
                    return rows.next() ? rows.getString(1) : "";
                }
            }
            return "";
        }
    }

    static Connection connect(Database.Address address) throws SQLException {
        return DriverManager.getConnection(address.jdbc(), address.user(), address.password());
    }
}
