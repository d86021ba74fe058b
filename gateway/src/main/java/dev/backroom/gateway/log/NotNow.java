package dev.backroom.gateway.log;

/// What was asked for cannot be done as things stand; the message says why and what to do.
public final class NotNow extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NotNow(String message) {
        super(message);
    }
}
