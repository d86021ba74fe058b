package dev.backroom.sim.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// The result for people and for programs.
final class Report {

    /// What the row at 256 connections must come to, as a ratio to the reference.
    static final double GATE = 1.5;

    static final String MIX = "receiving over HTTP";
    static final int GATE_CONNECTIONS = 256;

    private static final String LINE = "%-34s %5s %12s %-7s %7s %9s %9s %7s  %s";

    private final List<Row> rows;

    Report(List<Row> rows) {
        this.rows = List.copyOf(rows);
    }

    void print(PrintStream out) {
        out.println();
        out.println(LINE.formatted("", "conn", "value", "unit", "ratio", "p50 ms", "p99 ms", "fsync", ""));
        for (Row row : rows) {
            out.println(LINE.formatted(
                    row.name(),
                    row.connections() == 0 ? "" : Integer.toString(row.connections()),
                    number(row.value()),
                    row.unit(),
                    row.ratio() == 0 ? "" : number(row.ratio()) + "x",
                    row.p99() == 0 ? "" : number(row.p50()),
                    row.p99() == 0 ? "" : number(row.p99()),
                    row.fsync() == 0 ? "" : number(row.fsync()),
                    row.counts() ? "" : "DOES NOT COUNT: " + row.trouble()));
        }
    }

    private static String number(double value) {
        return value >= 1_000 ? String.format(Locale.ROOT, "%,.0f", value) : String.format(Locale.ROOT, "%.2f", value);
    }

    /// Writes the rows as JSON.
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), rows);
    }

    /// Whether all rows count and the gate is passed.
    boolean passed() {
        return rows.stream().allMatch(Row::counts)
                && rows.stream()
                        .anyMatch(row ->
                                row.name().equals(MIX) && row.connections() == GATE_CONNECTIONS && row.ratio() >= GATE);
    }
}
