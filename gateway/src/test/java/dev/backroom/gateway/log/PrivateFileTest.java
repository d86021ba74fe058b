package dev.backroom.gateway.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Secrets of the data folder.
class PrivateFileTest {

    @TempDir
    private Path folder;

    @Test
    void aSecretIsForItsOwnerAloneAndLeavesNothingBeside() throws IOException {
        PrivateFile.make(folder.resolve("a.key"), new byte[] {1, 2, 3});

        assertThat(folder.resolve("a.key")).hasBinaryContent(new byte[] {1, 2, 3});
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("a.key"))))
                .isEqualTo("rw-------");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("a.key"));
        }
    }

    @Test
    void aSecretThatIsThereIsNotReplaced() throws IOException {
        Path file = folder.resolve("a.key");
        PrivateFile.make(file, new byte[] {1});

        assertThatThrownBy(() -> PrivateFile.make(file, new byte[] {2})).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasBinaryContent(new byte[] {1});
    }
}
