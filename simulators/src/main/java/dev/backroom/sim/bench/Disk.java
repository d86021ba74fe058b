package dev.backroom.sim.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// How long the disk takes to keep a page: what every commit waits for, and what moves by itself on shared machines.
final class Disk {

    private static final int PAGE_BYTES = 8_192;
    private static final int TIMES = 15;

    private final Path file;

    /// @param folder on the disk that the database writes to
    Disk(Path folder) {
        this.file = folder.resolve("fsync.probe");
    }

    /// The median time of writing a page and forcing it to the disk, in milliseconds.
    double fsyncMillis() {
        long[] nanos = new long[TIMES];
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
            for (int i = 0; i < TIMES; i++) {
                page.clear();
                long since = System.nanoTime();
                channel.write(page, (long) i * PAGE_BYTES);
                channel.force(false);
                nanos[i] = System.nanoTime() - since;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk cannot be measured", e);
        }
        Arrays.sort(nanos);
        return nanos[TIMES / 2] / 1e6;
    }
}
