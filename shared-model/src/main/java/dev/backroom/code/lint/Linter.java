package dev.backroom.code.lint;

import org.jspecify.annotations.Nullable;

/// One check on a piece of text. Linters are pure, keep nothing and never throw, whatever the text is.
@FunctionalInterface
public interface Linter {
    /// Checks `text` from `from` (inclusive) to `to` (exclusive).
    ///
    /// @return the first finding, its position counted from `from`; null when the piece is fine
    @Nullable
    Lint check(String text, int from, int to);

    /// Checks a whole text.
    default @Nullable Lint check(String text) {
        return check(text, 0, text.length());
    }
}
