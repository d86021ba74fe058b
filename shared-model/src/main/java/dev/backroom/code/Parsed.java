package dev.backroom.code;

import java.util.Optional;
import java.util.function.Function;

/// What came of reading a text: the value, or the one problem that stops it from being one. Text from outside is
/// wrong every day, so a wrong text is an answer here and never an exception.
///
/// @param <T> what was looked for
public sealed interface Parsed<T> {
    /// The text was right.
    record Ok<T>(T value) implements Parsed<T> {}

    /// The text was wrong.
    record Bad<T>(CodeProblem problem) implements Parsed<T> {
        /// The same problem where another kind of value was looked for.
        <U> Bad<U> as() {
            return new Bad<>(problem);
        }
    }

    static <T> Parsed<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Parsed<T> bad(CodeProblem problem) {
        return new Bad<>(problem);
    }

    /// The same with the value turned into another.
    default <U> Parsed<U> map(Function<? super T, ? extends U> next) {
        return switch (this) {
            case Ok<T>(var value) -> new Ok<>(next.apply(value));
            case Bad<T> bad -> bad.as();
        };
    }

    /// The same with the value read on, which may fail in its turn.
    default <U> Parsed<U> then(Function<? super T, Parsed<U>> next) {
        return switch (this) {
            case Ok<T>(var value) -> next.apply(value);
            case Bad<T> bad -> bad.as();
        };
    }

    /// The value, if there is one.
    default Optional<T> toOptional() {
        return switch (this) {
            case Ok<T>(var value) -> Optional.of(value);
            case Bad<T> _ -> Optional.empty();
        };
    }

    /// The value of a text that is known to be right, as constants are.
    ///
    /// @throws IllegalArgumentException when it is not: that is a fault in the program
    default T orThrow() {
        return switch (this) {
            case Ok<T>(var value) -> value;
            case Bad<T>(var problem) -> throw new IllegalArgumentException(problem.message());
        };
    }
}
