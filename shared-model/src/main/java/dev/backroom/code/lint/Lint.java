package dev.backroom.code.lint;

/// What a linter found: the error and where it stands.
///
/// @param error what is wrong
/// @param position zero-based place of the first offending character, counted from the start of the checked piece
/// @param length how many characters offend; 0 when the piece is empty
public record Lint(LintError error, int position, int length) {}
