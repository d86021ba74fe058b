package dev.backroom.gateway.integration.relay;

import dev.backroom.gateway.log.PrivateFile;
import dev.backroom.store.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The Ed25519 key pair that a gateway signs heads with. Made at the first start; the secret half never leaves its
/// file, the public half lies beside it for whoever verifies.
public final class HeadKeys {

    private static final String ALGORITHM = "Ed25519";
    private static final String SECRET_FILE = "heads.key";
    static final String PUBLIC_FILE = "heads.pub";
    private static final int ID_BYTES = 8;

    private final PrivateKey secret;
    private final PublicKey open;

    private HeadKeys(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /// The keys of a folder; made there when it has none. Blocking.
    ///
    /// @throws UncheckedIOException when the folder cannot be read or written
    public static HeadKeys in(Path folder) {
        try {
            Files.createDirectories(folder);
            Path file = folder.resolve(SECRET_FILE);
            if (!Files.exists(file)) {
                create(folder);
            }
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            return new HeadKeys(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decode(file))),
                    factory.generatePublic(new X509EncodedKeySpec(decode(folder.resolve(PUBLIC_FILE)))));
        } catch (IOException e) {
            throw new UncheckedIOException("the keys that heads are signed with cannot be read in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the keys that heads are signed with are damaged in " + folder, e);
        }
    }

    /// The public half of a folder's keys, for verifying; nothing when it has none.
    static Optional<PublicKey> publicIn(Path folder) {
        Path file = folder.resolve(PUBLIC_FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(decode(file))));
        } catch (IOException e) {
            throw new UncheckedIOException("no public key for heads in " + folder, e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the public key for heads is damaged in " + folder, e);
        }
    }

    /// Tells keys apart: the front of the public half's SHA-256.
    String id() {
        return id(open);
    }

    static String id(PublicKey key) {
        return HexFormat.of().formatHex(Event.sha256().digest(key.getEncoded()), 0, ID_BYTES);
    }

    byte[] sign(byte[] statement) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(statement);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    static boolean verifies(PublicKey key, byte[] statement, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(key);
            signature.update(statement);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static void create(Path folder) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
        Files.writeString(folder.resolve(PUBLIC_FILE), encode(pair.getPublic().getEncoded()));
        try {
            PrivateFile.make(
                    folder.resolve(SECRET_FILE),
                    encode(pair.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("two gateways start in " + folder + " at the same time", e);
        }
    }

    private static String encode(byte[] key) {
        return Base64.getEncoder().encodeToString(key) + "\n";
    }

    private static byte[] decode(Path file) throws IOException {
        return Base64.getDecoder().decode(Files.readString(file).strip());
    }
}
