package dev.backroom.sim.books;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/// A file of lines that only grows. What [#append] has returned from is with the operating system: it outlives the
/// death of this process, not that of the machine. A line that was cut off by a death was never answered and is taken
/// away at the next opening.
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private long length;

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    /// Opens or begins a journal and hands over its lines in order.
    ///
    /// @throws IOException when the file cannot be used, somebody else has it open, or a whole line is damaged
    static Journal open(Path file, Consumer<JsonObject> reader) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Journal journal = new Journal(channel);
        try {
            journal.lock(file);
            journal.read(file, reader);
            channel.truncate(journal.length).position(journal.length);
            return journal;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void lock(Path file) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return;
            }
        } catch (OverlappingFileLockException _) {
            // Held by this process: told like any other holder below.
        }
        throw new IOException("the journal " + file + " is open elsewhere");
    }

    private void read(Path file, Consumer<JsonObject> reader) throws IOException {
        InputStream bytes = new BufferedInputStream(Channels.newInputStream(channel));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        for (int next = bytes.read(); next >= 0; next = bytes.read()) {
            if (next != '\n') {
                line.write(next);
                continue;
            }
            try {
                reader.accept(new JsonObject(line.toString(StandardCharsets.UTF_8)));
            } catch (DecodeException | IllegalArgumentException e) {
                throw new IOException("line " + number + " of the journal " + file + " is damaged", e);
            }
            length += line.size() + 1;
            number++;
            line.reset();
        }
    }

    /// @throws UncheckedIOException when it could not be written; the journal is then as it was before
    void append(JsonObject line) {
        ByteBuffer bytes = ByteBuffer.wrap((line.encode() + "\n").getBytes(StandardCharsets.UTF_8));
        int size = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            length += size;
        } catch (IOException e) {
            takeBack(e);
            throw new UncheckedIOException("the journal cannot be written", e);
        }
    }

    private void takeBack(IOException cause) {
        try {
            channel.truncate(length);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
