package dev.backroom.gateway.edge.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Problems of a request itself, beside the refusals of operations. Each is a problem type (`/problems/` and [#slug])
/// with its words in `phrases.properties`. None of them consumes a number.
public enum Fault {
    NOT_SIGNED_IN(401),
    TOKEN_INVALID(401),
    TOKEN_EXPIRED(401),
    REVOKED(401),
    WRONG_CREDENTIALS(401),
    TOO_MANY_GUESSES(429),
    OTHER_STORES_ONLY(403),
    ROLE_MISSING(403),
    FOREIGN_NUMBER(403),
    FOREIGN_ORIGIN(403),
    NOT_FOUND(404),
    UNKNOWN_STORE(404),
    NEVER_DECIDED(404),
    METHOD_NOT_ALLOWED(405),
    NOT_ACCEPTABLE(406),
    REQUEST_TIMEOUT(408),
    NUMBER_AHEAD(409),
    CONFIRMATION_NEEDED(409),
    NOT_THERE_YET(409),
    URI_TOO_LONG(414),
    UNSUPPORTED_MEDIA_TYPE(415),
    UPGRADE_NEEDED(426),
    RATE_LIMITED(429),
    HEADERS_TOO_LARGE(431),
    BROKEN_REQUEST(400),
    FAILED(500),
    OVERLOADED(503);

    private final int status;
    private final String slug = name().toLowerCase(Locale.ROOT).replace('_', '-');

    Fault(int status) {
        this.status = status;
    }

    public int status() {
        return status;
    }

    /// The last part of the problem's type, such as `token-expired`.
    public String slug() {
        return slug;
    }

    public static Optional<Fault> ofSlug(String slug) {
        return Arrays.stream(values()).filter(fault -> fault.slug.equals(slug)).findFirst();
    }
}
