package dev.backroom.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Something between this program and a gateway's decision went wrong. Nobody at a scanner caused it.
public final class ClientException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What to do differs by kind, never by message.
    public enum Kind {
        /// No connection: nothing was sent.
        UNREACHABLE,
        /// Sent, but no answer came: it may have been done or not. Ask again with the same number.
        LOST_ANSWER,
        /// The gateway takes nothing more now, or not from this sender: try again after [#retryAfter].
        BUSY,
        /// Signed in no longer, or never.
        SIGNED_OUT,
        /// The answer is not one this client understands, or the gateway failed.
        PROTOCOL;

        /// Whether the same request may succeed later.
        public boolean passes() {
            return this == UNREACHABLE || this == LOST_ANSWER || this == BUSY;
        }
    }

    private final Kind kind;
    private final Duration retryAfter;

    public ClientException(Kind kind, String message, @Nullable Throwable cause) {
        this(kind, message, Duration.ZERO, cause);
    }

    ClientException(Kind kind, String message, Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.retryAfter = retryAfter;
    }

    public Kind kind() {
        return kind;
    }

    /// How long the gateway asked to wait, zero where it did not say.
    public Duration retryAfter() {
        return retryAfter;
    }
}
