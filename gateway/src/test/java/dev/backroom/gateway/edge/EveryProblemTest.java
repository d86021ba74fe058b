package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.operation.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every problem type of the contract is met by a test: a new one does not compile until somebody says by which,
/// and that
/// one must name it.
///
/// Refusals that the rules give are all met by the rules' own tour past every answer.
class EveryProblemTest {

    @ParameterizedTest
    @EnumSource(Fault.class)
    void everyFaultOfARequestIsMetOverHttp(Fault fault) throws IOException {
        assertThat(names(met(fault), fault.slug()))
                .as("%s names %s", met(fault), fault.slug())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void everyRefusalThatOnlyTheEdgeOrTheLaneGivesIsMetOverHttp(Refusal refusal) throws IOException {
        Optional<Class<?>> test = met(refusal);
        if (test.isPresent()) {
            assertThat(names(test.get(), refusal.slug()))
                    .as("%s names %s", test.get(), refusal.slug())
                    .isTrue();
        }
    }

    private static Class<?> met(Fault fault) {
        return switch (fault) {
            case NOT_SIGNED_IN,
                    TOKEN_INVALID,
                    TOKEN_EXPIRED,
                    REVOKED,
                    WRONG_CREDENTIALS,
                    TOO_MANY_GUESSES,
                    OTHER_STORES_ONLY,
                    ROLE_MISSING,
                    FOREIGN_NUMBER,
                    UNKNOWN_STORE -> TokenIT.class;
            case FOREIGN_ORIGIN, UPGRADE_NEEDED -> LiveIT.class;
            case NEVER_DECIDED, NUMBER_AHEAD -> OperationIT.class;
            case CONFIRMATION_NEEDED -> ReceivingIT.class;
            case NOT_THERE_YET -> FeedIT.class;
            case FAILED, OVERLOADED -> OutOfOrderIT.class;
            case NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    REQUEST_TIMEOUT,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    RATE_LIMITED,
                    HEADERS_TOO_LARGE,
                    BROKEN_REQUEST -> ServiceIT.class;
        };
    }

    private static Optional<Class<?>> met(Refusal refusal) {
        return switch (refusal) {
            case UNREADABLE, UNKNOWN_FIELD, WRONG_TYPE, TOO_DEEP, TOO_LARGE -> Optional.of(BadInputIT.class);
            case NUMBER_REUSED -> Optional.of(OperationIT.class);
            case OTHER_STORE -> Optional.of(OtherStoreIT.class);
            case INTERNAL -> Optional.of(OutOfOrderIT.class);
            default -> Optional.empty();
        };
    }

    /// Whether a test's class holds a text, which is what it compares with.
    private static boolean names(Class<?> test, String slug) throws IOException {
        try (InputStream in = Objects.requireNonNull(test.getResourceAsStream(test.getSimpleName() + ".class"))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1).contains(slug);
        }
    }
}
