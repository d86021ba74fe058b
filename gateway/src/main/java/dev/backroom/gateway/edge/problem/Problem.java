package dev.backroom.gateway.edge.problem;

import dev.backroom.operation.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Ends a request with a problem. Carries no stack trace: it is an answer to the outside, not a fault of ours.
public final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /// What is wrong: a fault of the request, or a refusal of its content where there is no number to keep it under.
    public sealed interface Kind {
        record OfFault(Fault fault) implements Kind {}

        /// @param field JSON pointer, or the name of a parameter
        record OfRefusal(Refusal refusal, String field) implements Kind {}
    }

    private final transient Kind kind;
    private final transient Map<String, String> args;
    private final transient Optional<Integer> retryAfterSeconds;

    private Problem(Kind kind, Map<String, String> args, Optional<Integer> retryAfterSeconds) {
        super(kind.toString(), null, false, false);
        this.kind = kind;
        this.args = Map.copyOf(args);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static Problem of(Fault fault) {
        return of(fault, Map.of());
    }

    public static Problem of(Fault fault, Map<String, String> args) {
        return new Problem(new Kind.OfFault(fault), args, Optional.empty());
    }

    /// A problem that passes: come again after some seconds.
    public static Problem later(Fault fault, int seconds) {
        return new Problem(new Kind.OfFault(fault), Map.of("seconds", Integer.toString(seconds)), Optional.of(seconds));
    }

    /// @param field JSON pointer into the body, or the name of a parameter or header; empty for the whole message
    /// @param detail what a sentence about it says besides, such as a code of [dev.backroom.operation.Sentences]
    public static Problem of(Refusal refusal, String field, String detail) {
        Map<String, String> args = new HashMap<>(Map.of("field", field, "detail", detail));
        args.values().removeIf(String::isEmpty);
        return new Problem(new Kind.OfRefusal(refusal, field), args, Optional.empty());
    }

    public Kind kind() {
        return kind;
    }

    public Map<String, String> args() {
        return args;
    }

    public Optional<Integer> retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
