package dev.backroom.gateway.app;

/// Says in one line why something failed.
final class Cause {

    private Cause() {}

    /// The innermost message that says anything.
    static String sentence(Throwable failure) {
        String sentence = failure.getClass().getSimpleName();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = at.getMessage();
            if (message != null && !message.isBlank()) {
                sentence = message.lines().findFirst().orElse(message);
            }
        }
        return sentence;
    }
}
