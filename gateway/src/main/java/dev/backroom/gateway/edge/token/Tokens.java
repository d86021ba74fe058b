package dev.backroom.gateway.edge.token;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.store.Bytes;
import dev.backroom.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Gives out and reads JSON Web Tokens (RFC 7519), signed with HMAC-SHA256 and one key.
///
/// The algorithm is ours, never the token's choice: a header that names another one, `none` included, is refused
/// before anything else is looked at.
public final class Tokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ISSUER = "backroom";
    private static final int LENGTH_MAX = 1_024;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key;
    private final Duration life;

    public Tokens(Bytes key, Duration life) {
        this.key = new SecretKeySpec(key.unsafe(), ALGORITHM);
        this.life = life;
    }

    public Duration life() {
        return life;
    }

    public String give(int device, int person, Instant now) {
        Map<String, Object> claims = new TreeMap<>();
        claims.put("iss", ISSUER);
        claims.put("iat", now.getEpochSecond());
        claims.put("exp", now.plus(life).getEpochSecond());
        claims.put("dev", device);
        claims.put("per", person);
        String signed = HEADER + "." + encode(Json.write(claims));
        return signed + "." + encode(sign(signed));
    }

    /// @throws Problem when it is not ours or has ended
    public Claims read(String token, Instant now) {
        String[] parts = token.split("\\.", -1);
        if (token.length() > LENGTH_MAX || parts.length != 3 || !isOurs(parts)) {
            throw Problem.of(Fault.TOKEN_INVALID);
        }
        Claims claims = claims(parts[1]);
        if (!now.isBefore(claims.until())) {
            throw Problem.of(Fault.TOKEN_EXPIRED);
        }
        return claims;
    }

    private boolean isOurs(String[] parts) {
        return parts[0].equals(HEADER)
                && MessageDigest.isEqual(
                        encode(sign(parts[0] + "." + parts[1])).getBytes(StandardCharsets.US_ASCII),
                        parts[2].getBytes(StandardCharsets.UTF_8));
    }

    private static Claims claims(String part) {
        try {
            JsonNode json = Json.read(Base64.getUrlDecoder().decode(part), JsonNode.class);
            if (!json.path("iss").asText().equals(ISSUER)) {
                throw Problem.of(Fault.TOKEN_INVALID);
            }
            return new Claims(
                    json.path("dev").asInt(),
                    json.path("per").asInt(),
                    Instant.ofEpochSecond(json.path("exp").asLong()));
        } catch (IllegalArgumentException | java.io.UncheckedIOException signedByUsButUnreadable) {
            throw Problem.of(Fault.TOKEN_INVALID);
        }
    }

    private byte[] sign(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encode(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }
}
