package dev.backroom.code.lint;

/// Answers whether a GS1 Company Prefix has been issued. Few shops have such a register at hand, so the usual answer
/// is [Answer#ISSUED]: what cannot be looked up is not an error.
@FunctionalInterface
public interface CompanyPrefixes {
    /// No register: every prefix counts as issued.
    CompanyPrefixes UNCHECKED = (_, _, _) -> Answer.ISSUED;

    /// What the register says.
    enum Answer {
        ISSUED,
        UNKNOWN,
        OFFLINE
    }

    /// Looks up the prefix with which the digits of `text` from `from` to `to` begin.
    Answer lookUp(String text, int from, int to);
}
