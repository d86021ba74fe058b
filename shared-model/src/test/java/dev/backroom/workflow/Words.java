package dev.backroom.workflow;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.Sentences;
import dev.backroom.wire.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Looks at the sentences of outcomes: each has one in every language, and the rules supply what it names.
final class Words {

    private final List<Sentences> languages = List.of(new Sentences(Locale.ENGLISH), new Sentences(Locale.GERMAN));

    void check(Outcome outcome) {
        switch (outcome) {
            case Outcome.Accepted(String code, var args) -> check("accepted." + code, args);
            case Outcome.Asks(String question, var args, boolean _) -> check("asks." + question, args);
            case Outcome.Refused(Refusal why, var args, var _) -> check("refused." + why.slug(), args);
            case Outcome.Parked(int _, Refusal why, var args) -> check("refused." + why.slug(), args);
        }
    }

    /// A field is named by a pointer to a place in the request that is there, or could be.
    void checkField(Operation operation, Outcome outcome) {
        if (!(operation instanceof LineOperation.Unreadable)
                && outcome instanceof Outcome.Refused(var _, var args, var _)
                && args.get("field") instanceof String field) {
            JsonNode request = Json.tolerant()
                    .createObjectNode()
                    .set("operation", Json.tolerant().valueToTree(operation));
            if (!request.at(JsonPointer.compile(field).head()).isContainerNode()) {
                throw new AssertionError(field + " is nothing in " + request);
            }
        }
    }

    private void check(String key, Map<String, String> args) {
        for (Sentences sentences : languages) {
            Set<String> needed = sentences.arguments(sentences.said(key, args));
            if (!sentences.has(key) || !args.keySet().containsAll(needed)) {
                throw new AssertionError(key + " needs " + needed + " and was given " + args);
            }
        }
    }
}
