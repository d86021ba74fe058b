package dev.backroom.code;

import dev.backroom.code.lint.Linter;
import java.util.List;

/// One application identifier, as the dictionary describes it.
///
/// @param code two to four digits
/// @param title GS1's data title, "BATCH/LOT"
/// @param fnc1Required whether a separator must follow when more data comes
/// @param format the parts of its value
/// @param link its place in a Digital Link URI
/// @param relations what it needs and excludes beside it
public record Ai(String code, String title, boolean fnc1Required, Format format, Link link, Relations relations) {

    /// The parts of a value, in order; optional ones stand at the end.
    ///
    /// @param parts never empty
    /// @param min the fewest characters a value may have
    /// @param max the most
    public record Format(List<Part> parts, int min, int max) {
        /// Whether the value may be left without its last part, which then is a serial number of its own.
        boolean hasOptionalPart() {
            return parts.getLast().optional();
        }
    }

    /// One part of a value.
    ///
    /// @param min the fewest characters
    /// @param max the most
    /// @param optional whether it may be left out
    /// @param linters what it must pass; the first is its character set
    public record Part(int min, int max, boolean optional, List<Linter> linters) {}

    /// The place in a Digital Link URI.
    ///
    /// @param attribute whether it may stand in the query
    /// @param key whether it may begin the path
    /// @param qualifiers for a key, the alternatives of what may follow it in the path, each in order
    public record Link(boolean attribute, boolean key, List<List<String>> qualifiers) {
        static final Link NONE = new Link(false, false, List.of());
    }

    /// What must, and what must not, stand in the same message.
    ///
    /// @param requirements each must hold
    /// @param excludes patterns of application identifiers; `n` is any digit
    public record Relations(List<Requirement> requirements, List<String> excludes) {
        static final Relations NONE = new Relations(List.of(), List.of());
    }

    /// One of the alternatives must be there whole.
    ///
    /// @param text as the dictionary writes it: `01,02+37`
    /// @param alternatives patterns that belong together; `n` is any digit
    public record Requirement(String text, List<List<String>> alternatives) {}

    /// Whether the dictionary does not know it.
    public boolean isUnknown() {
        return title.equals(AiDictionary.UNKNOWN_TITLE);
    }

    /// Whether its code fits a pattern in which `n` is any digit.
    boolean fits(String pattern) {
        if (pattern.length() != code.length()) {
            return false;
        }
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != 'n' && c != code.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return "(" + code + ")";
    }
}
