package dev.backroom.workflow;

import dev.backroom.operation.Outcome;

/// What a step towards a decision came to: a value to go on with, or the outcome that ends it.
///
/// Rules are read from top to bottom: `if (!(step instanceof Go<X>(X x))) return step.outcome();`
public sealed interface Step<T> {

    /// Go on with this.
    record Go<T>(T value) implements Step<T> {}

    /// The decision is made.
    record Stop<T>(Outcome why) implements Step<T> {}

    static <T> Step<T> go(T value) {
        return new Go<>(value);
    }

    static <T> Step<T> stop(Outcome why) {
        return new Stop<>(why);
    }

    /// The outcome that ends the decision.
    ///
    /// @throws IllegalStateException when there is a value to go on with
    default Outcome outcome() {
        return switch (this) {
            case Stop<T>(Outcome why) -> why;
            case Go<T> _ -> throw new IllegalStateException("there is nothing to stop for");
        };
    }

    /// The same stop where another value was looked for.
    default <U> Step<U> as() {
        return stop(outcome());
    }
}
