package dev.backroom.gateway.app;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/// Says in one line why something failed.
final class Cause {

    private Cause() {}

    /// The innermost message that says anything.
    static String sentence(Throwable failure) {
        String sentence = failure.getClass().getSimpleName();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            String message = said(at);
            if (message != null && !message.isBlank()) {
                sentence = message.lines().findFirst().orElse(message);
            }
        }
        return sentence;
    }

    /// The name of a file alone says nothing.
    private static @Nullable String said(Throwable at) {
        return switch (at) {
            case NoSuchFileException e -> "there is no " + e.getFile();
            case AccessDeniedException e -> "no right to use " + e.getFile();
            case FileAlreadyExistsException e -> e.getFile() + " is there already and is something else";
            default -> at.getMessage();
        };
    }
}
