package dev.backroom.gateway.edge.token;

import dev.backroom.gateway.log.Credentials.Credential;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// How secrets are kept and compared. A device's secret is long and random, so one hash is enough; a person's PIN is
/// short, so it is stretched.
public final class Secrets {

    public static final String RANDOM = "sha256";
    public static final String STRETCHED = "pbkdf2-sha256";
    public static final int SALT_BYTES = 16;

    private static final int ITERATIONS = 120_000;
    private static final int HASH_BITS = 256;

    private Secrets() {}

    /// @param salt at least [#SALT_BYTES] random bytes
    public static Credential ofDevice(String secret, Bytes salt) {
        return new Credential(RANDOM, salt, hash(RANDOM, secret, salt, 1), 1);
    }

    /// Takes a tenth of a second on purpose: never on an event loop.
    ///
    /// @param salt at least [#SALT_BYTES] random bytes
    public static Credential ofPerson(String pin, Bytes salt) {
        return new Credential(STRETCHED, salt, hash(STRETCHED, pin, salt, ITERATIONS), ITERATIONS);
    }

    /// As slow to compare with as a PIN, and made without stretching anything, so that no start waits for it. Nobody
    /// knows what would hash to it.
    static Credential ofNobody() {
        Bytes salt = Bytes.of(new byte[SALT_BYTES]);
        return new Credential(STRETCHED, salt, Bytes.of(new byte[HASH_BITS / Byte.SIZE]), ITERATIONS);
    }

    /// Whether this is the secret that was kept. Takes the same time whichever part of it is wrong.
    static boolean matches(Credential kept, String secret) {
        Bytes given = hash(kept.scheme(), secret, kept.salt(), kept.iterations());
        return MessageDigest.isEqual(given.unsafe(), kept.hash().unsafe());
    }

    private static Bytes hash(String scheme, String secret, Bytes salt, int iterations) {
        return switch (scheme) {
            case RANDOM -> {
                MessageDigest sha = Event.sha256();
                sha.update(salt.unsafe());
                yield Bytes.of(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
            }
            case STRETCHED -> stretched(secret, salt, iterations);
            default -> throw new IllegalStateException("a secret is kept with the unknown scheme " + scheme);
        };
    }

    private static Bytes stretched(String secret, Bytes salt, int iterations) {
        try {
            PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt.unsafe(), iterations, HASH_BITS);
            return Bytes.of(SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has PBKDF2 with SHA-256", e);
        }
    }
}
