package dev.backroom.gateway.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/// A secret in the data folder that is made once and that only its owner may read.
///
/// The file is either there whole or not at all, whenever the machine stops: a key that is there but empty would keep
/// every later start from working.
public final class PrivateFile {

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFile() {}

    /// @throws FileAlreadyExistsException when somebody made it before; that one is untouched
    public static void make(Path file, byte[] content) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path beside = beside(file);
        try {
            try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(content);
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            // A link, unlike a move, never takes another one's place.
            Files.createLink(file, beside);
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
