package dev.backroom.sim.books;

import static dev.backroom.sim.books.Paper.receipt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.sim.books.Shop.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The books as a process of their own, killed at the worst moment.
class KilledBooksIT {

    private static final String KEY = "0123-4711-1";
    private static final long BOUND_SECONDS = 30;

    /// A running process and where it listens.
    private record Running(Process process, String said, URI address) implements AutoCloseable {
        @Override
        public void close() throws InterruptedException {
            process.destroyForcibly().waitFor(BOUND_SECONDS, TimeUnit.SECONDS);
        }

        HttpRequest.Builder put() {
            return HttpRequest.newBuilder(address.resolve("/api/postings/" + KEY))
                    .header("Authorization", "Bearer " + Shop.TOKEN)
                    .PUT(BodyPublishers.ofString(receipt(KEY).encode()));
        }
    }

    private static Running start(Path journal, String... flags) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(flags));
        command.addAll(List.of(Main.class.getName(), "0", journal.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("BOOKS_TOKEN", Shop.TOKEN);
        Process process = builder.start();
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith("books: ")) {
                return new Running(process, line, URI.create(line.substring(line.lastIndexOf(' ') + 1)));
            }
        }
        throw new IOException("the books did not start, and ended with " + process.exitValue());
    }

    @Test
    void givesTheSameVoucherToAMessageThatWasBookedAndNeverAnswered(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("books.journal");
        try (HttpClient http = HttpClient.newHttpClient()) {
            CompletableFuture<?> lost;
            try (Running books = start(journal, "-Dbooks.late=1", "-Dbooks.late.ms=600000")) {
                lost = http.sendAsync(books.put().build(), java.net.http.HttpResponse.BodyHandlers.ofString());
                awaitLine(journal, lost);
            }
            assertThatThrownBy(() -> lost.get(BOUND_SECONDS, TimeUnit.SECONDS))
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(IOException.class);

            try (Running books = start(journal)) {
                assertThat(books.said()).startsWith("books: 1 vouchers, ");
                Answer again = Shop.send(http, books.put());

                assertThat(again.status()).isEqualTo(200);
                assertThat(again.voucher()).isEqualTo("V-000001");
            }
        }
    }

    private static void awaitLine(Path journal, CompletableFuture<?> answer) throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(BOUND_SECONDS);
        while (!Files.readString(journal).contains(KEY)) {
            assertThat(System.nanoTime()).as("booked in time").isLessThan(until);
            assertThat(answer).as("nothing is answered").isNotDone();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
