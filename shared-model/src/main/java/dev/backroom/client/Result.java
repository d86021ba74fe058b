package dev.backroom.client;

import dev.backroom.wire.Reply;
import java.util.function.Function;

/// What was asked for, or the problem that a person can put right.
public sealed interface Result<T> {

    record Ok<T>(T value) implements Result<T> {}

    /// @param problem with its stable type and a sentence
    record Problem<T>(Reply problem) implements Result<T> {}

    default <R> Result<R> map(Function<T, R> change) {
        return switch (this) {
            case Ok<T>(T value) -> new Ok<>(change.apply(value));
            case Problem<T>(Reply problem) -> new Problem<>(problem);
        };
    }

    /// The value, where a problem would be a mistake of the program itself.
    ///
    /// @throws ClientException with the problem's sentence
    default T orThrow() {
        return switch (this) {
            case Ok<T>(T value) -> value;
            case Problem<T>(Reply problem) ->
                throw new ClientException(
                        ClientException.Kind.PROTOCOL,
                        problem.status() + " " + problem.title() + ": " + problem.detail(),
                        null);
        };
    }
}
