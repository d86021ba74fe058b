package dev.backroom.gateway.integration.relay;

import dev.backroom.store.Event;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The signed heads on disk: one line each, one file a month, written through to the disk. Blocking.
final class HeadBook {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("'heads-'uuuu-MM'.jsonl'").withZone(ZoneOffset.UTC);

    private final Path folder;
    private String last = "";

    HeadBook(Path folder) {
        this.folder = folder;
    }

    /// Appends a line, in the place of one that was cut off by a crash.
    synchronized void append(SignedHeads heads) {
        Path file = folder.resolve(MONTH.format(heads.read().at()));
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = wholeLines(channel);
            channel.truncate(end).position(end);
            String text = Json.text(heads);
            ByteBuffer line = ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
            last = digest(text);
        } catch (IOException e) {
            throw new UncheckedIOException("signed heads cannot be kept in " + file, e);
        }
    }

    /// Where the last whole line ends.
    private static long wholeLines(FileChannel channel) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        long end = channel.size();
        while (end > 0 && channel.read(one.clear(), end - 1) == 1 && one.get(0) != '\n') {
            end--;
        }
        return end;
    }

    /// All lines, oldest first. A last line that was cut off by a crash is left out.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Path file : files()) {
            try {
                String text = Files.readString(file);
                text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(lines::add);
            } catch (IOException e) {
                throw new UncheckedIOException("signed heads cannot be read in " + file, e);
            }
        }
        return lines;
    }

    /// Reads the book before the first line is added to it.
    ///
    /// @param mark digest of the line that was written last, as the database was told
    /// @return false when that line is not here: the next one names it all the same as the one before it, and so it
    /// stays missed
    synchronized boolean open(Optional<String> mark) {
        List<String> digests = lines().stream().map(HeadBook::digest).toList();
        boolean whole = mark.isEmpty() || digests.contains(mark.get());
        last = whole ? digests.isEmpty() ? "" : digests.getLast() : mark.get();
        return whole;
    }

    /// Digest of the last line: what the next one has to name as the one before it.
    synchronized String lastDigest() {
        return last;
    }

    static String digest(String line) {
        return HexFormat.of().formatHex(Event.sha256().digest(line.getBytes(StandardCharsets.UTF_8)));
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().matches("heads-\\d{4}-\\d{2}\\.jsonl"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("signed heads cannot be read in " + folder, e);
        }
    }
}
