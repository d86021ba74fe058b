package dev.backroom.gateway.integration.relay;

import dev.backroom.wire.Json;
import java.security.PublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// A signed statement of where chains ended at a moment. Whoever holds one can tell later that a chain was cut or
/// rewritten.
///
/// @param statement the exact text that is signed: the JSON of a [Statement]
/// @param signature Ed25519 over its UTF-8 bytes, Base64
record SignedHeads(String statement, String signature) {

    /// @param hash of the event `number`, hexadecimal
    record HeadOf(String store, int era, long number, String hash) {}

    /// @param key which key signs it
    /// @param previous SHA-256 of the line before this one in the gateway's own file, so that a line cut out of the
    ///   middle is missed; empty for the first of a file
    record Statement(Instant at, String key, String previous, List<HeadOf> heads) {}

    static SignedHeads of(Statement statement, HeadKeys keys) {
        byte[] text = Json.write(statement);
        return new SignedHeads(
                new String(text, java.nio.charset.StandardCharsets.UTF_8),
                Base64.getEncoder().encodeToString(keys.sign(text)));
    }

    /// The content, unverified.
    Statement read() {
        return Json.read(statement, Statement.class);
    }

    boolean signedBy(PublicKey key) {
        byte[] signed;
        try {
            signed = Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException _) {
            return false;
        }
        return HeadKeys.verifies(key, statement.getBytes(java.nio.charset.StandardCharsets.UTF_8), signed);
    }
}
