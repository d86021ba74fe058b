package dev.backroom.gateway.edge.http;

import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import java.util.HashMap;
import java.util.Map;

/// Names of fields where a request has no `operation` in its body: what the rules call `/operation/lines/0` is called
/// there what the sender called it.
///
/// @param others parts of the operation that are no part of the body, by what they are called in the request
record Fields(String body, Map<String, String> others) {

    /// The body is the operation without its type, which the address says as `kind`.
    static final Fields OF_FEED = new Fields("/operation", Map.of("/operation/type", "kind"));

    /// The body is what `values` holds; name and scope are in the address.
    static final Fields OF_POLICY =
            new Fields("/operation/values", Map.of("/operation/name", "name", "/operation/scope", "scope"));

    private static final String FIELD = "field";

    Answer in(Answer answer) {
        return answer instanceof Answer.Decided decided
                        && Arguments.of(decided.outcome()).containsKey(FIELD)
                ? decided.with(in(decided.outcome()))
                : answer;
    }

    private Outcome in(Outcome outcome) {
        Map<String, String> args = new HashMap<>(Arguments.of(outcome));
        args.computeIfPresent(FIELD, (_, field) -> named(field));
        args.values().removeIf(String::isEmpty);
        return Arguments.with(outcome, args);
    }

    private String named(String field) {
        String other = others.get(field);
        if (other != null) {
            return other;
        }
        return field.startsWith(body) ? field.substring(body.length()) : field;
    }
}
