package dev.backroom.gateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.log.Database;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `gateway serve` as a process of its own, with the PostgreSQL in its data folder.
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class ServeIT {

    @TempDir
    Path folder = Path.of("");

    @Test
    void theGatewayEndsWithItsPostgresqlAndStartsAnewAndThenItsOrphanIsEnded() throws Exception {
        Path data = folder.resolve("data");
        Process first = serve(data);
        try (BufferedReader out = first.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(out);
            postmaster(data).destroyForcibly();
            String rest = out.readAllAsString();
            assertThat(first.waitFor()).as(rest).isEqualTo(3);
            assertThat(rest).containsOnlyOnce("the PostgreSQL in the data folder has ended by itself");
        } finally {
            first.destroyForcibly();
        }
        Process second = serve(data);
        try (BufferedReader out = second.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(out);
            ProcessHandle orphan = postmaster(data);
            second.destroyForcibly().waitFor();
            assertThat(orphan.isAlive()).isTrue();
            try (EmbeddedDatabase database = EmbeddedDatabase.open(data, true)) {
                assertThat(orphan.isAlive()).isFalse();
                Database.migrate(database.address());
            }
        } finally {
            second.destroyForcibly();
        }
    }

    @Test
    void aGatewayThatIsAskedToStopDoesNotCallThatALoss() throws Exception {
        Path data = folder.resolve("data");
        Process process = serve(data);
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            awaitReady(out);
            process.toHandle().destroy();
            assertThat(out.readAllAsString()).doesNotContain("has ended by itself");
            assertThat(process.waitFor()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }

    private Process serve(Path data) throws IOException {
        Path settings = folder.resolve("gateway.properties");
        Files.writeString(settings, "data.folder=" + data + "\nhttp.port=0\n");
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "serve",
                        "--settings=" + settings)
                .redirectErrorStream(true)
                .start();
    }

    private static void awaitReady(BufferedReader out) throws IOException {
        StringBuilder before = new StringBuilder();
        String line = out.readLine();
        while (line != null && !line.startsWith("gateway: ready")) {
            before.append(line).append('\n');
            line = out.readLine();
        }
        assertThat(line).as("%s", before).isNotNull();
    }

    private static ProcessHandle postmaster(Path data) throws IOException {
        return Postmaster.of(data.resolve("postgresql")).orElseThrow().process();
    }
}
