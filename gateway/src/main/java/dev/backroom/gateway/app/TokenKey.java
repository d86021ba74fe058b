package dev.backroom.gateway.app;

import dev.backroom.gateway.log.PrivateFile;
import dev.backroom.store.Bytes;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/// The key that signs tokens: given as a file, or made once in the data folder.
final class TokenKey {

    private static final int LENGTH = 48;

    private TokenKey() {}

    static Bytes of(Settings settings) throws IOException {
        Path given = settings.optional(Setting.TOKEN_KEY_FILE).map(Path::of).orElse(null);
        if (given != null) {
            if (!Files.isReadable(given)) {
                throw new Settings.BadSetting("token.key.file " + given + " cannot be read");
            }
            return Bytes.of(Files.readAllBytes(given));
        }
        Path own = settings.dataFolder().resolve("token.key");
        make(own);
        return Bytes.of(Files.readAllBytes(own));
    }

    private static void make(Path file) throws IOException {
        byte[] key = new byte[LENGTH];
        new SecureRandom().nextBytes(key);
        try {
            PrivateFile.make(file, key);
        } catch (FileAlreadyExistsException _) {
            // made at an earlier start
        }
    }
}
