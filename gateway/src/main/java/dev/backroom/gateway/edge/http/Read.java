package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Refusal;

/// What came of reading a message.
sealed interface Read<T> {

    record Good<T>(T value) implements Read<T> {}

    /// @param code why it could not be read
    /// @param field JSON pointer to what was wrong
    record Bad<T>(Refusal code, String field, String detail) implements Read<T> {}

    /// @throws Problem when it was bad and there is no number to keep that under
    default T orProblem() {
        return switch (this) {
            case Good<T>(T value) -> value;
            case Bad<T>(Refusal code, String field, String detail) -> throw Problem.of(code, field, detail);
        };
    }
}
