package dev.backroom.code;

import dev.backroom.code.lint.LintError;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Why a text is not the code it should be.
///
/// @param fault the kind of problem; its name is stable
/// @param lint GS1's name for what is wrong with the value, when the fault is [Fault#AI_LINTER_ERROR]
/// @param position zero-based place in the text where it begins to be wrong
/// @param length how many characters are wrong; 0 when something is missing
/// @param arguments what the fault's sentence needs
public record CodeProblem(Fault fault, @Nullable LintError lint, int position, int length, List<String> arguments) {

    public CodeProblem {
        arguments = List.copyOf(arguments);
    }

    static CodeProblem at(int position, int length, Fault fault, String... arguments) {
        return new CodeProblem(fault, null, position, length, List.of(arguments));
    }

    /// The most exact stable name: GS1's linter error where there is one, the fault's name otherwise.
    public String name() {
        return lint == null ? fault.name() : lint.name();
    }

    /// One English sentence.
    public String message() {
        return lint == null
                ? fault.sentence(arguments)
                : "AI (%s): %s".formatted(arguments.getFirst(), lint.sentence());
    }

    /// The value of an application identifier with the offending characters between bars, `(01)1231231231233|4|`,
    /// as far as it was read.
    public Optional<String> markup() {
        return lint == null ? Optional.empty() : Optional.of("(%s)%s|%s|%s".formatted(arguments.toArray()));
    }

    /// The same problem in a text in which this one's text begins at `offset`.
    CodeProblem movedBy(int offset) {
        return new CodeProblem(fault, lint, position + offset, length, arguments);
    }
}
