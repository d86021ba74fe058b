package dev.backroom.gateway.edge.live;

/// Why a live feed was closed, as the reader gets it.
enum LiveClose {
    /// The token has ended, or its holder is not active any more: sign in again.
    SIGNED_OUT((short) 4401, "signed out"),
    /// The role or the stores of the holder do not allow this feed any more.
    NOT_ALLOWED((short) 4403, "not allowed"),
    /// No token came in time.
    NO_TOKEN((short) 4408, "no token came"),
    /// The reader did not answer.
    SILENT((short) 4410, "no answer"),
    /// What was sent cannot be read.
    UNREADABLE((short) 4400, "send {\"token\": …}"),
    TOO_MANY((short) 4429, "too many live feeds"),
    FAILED((short) 1011, "come again");

    private final short code;
    private final String reason;

    LiveClose(short code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    short code() {
        return code;
    }

    String reason() {
        return reason;
    }
}
