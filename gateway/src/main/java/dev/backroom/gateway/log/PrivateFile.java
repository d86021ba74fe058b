package dev.backroom.gateway.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A file in the data folder that only its owner may read, such as a secret.
///
/// What is written is either there whole or not at all, whenever the machine stops: a key that is there but empty
/// would
/// keep
/// every later start from working.
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// Makes a file that is made once.
    ///
    /// @throws FileAlreadyExistsException when somebody made it before; that one is untouched
    public static void make(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        // A link, unlike a move, never takes another one's place.
        write(file, content, beside -> Files.createLink(file, beside));
    }

    /// Puts a file in the place of the one that is there.
    public static void replace(Path file, byte[] content) throws IOException {
        write(file, content, beside -> Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE));
    }

    /// How a file that is written comes to its place.
    private interface Placing {
        void place(Path beside) throws IOException;
    }

    private static void write(Path file, byte[] content, Placing placing) throws IOException {
        Path beside = beside(file);
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            placing.place(beside);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static Path beside(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        boolean owners = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        return owners
                ? Files.createTempFile(folder, "new-", ".key", OWNER_ONLY)
                : Files.createTempFile(folder, "new-", ".key");
    }
}
