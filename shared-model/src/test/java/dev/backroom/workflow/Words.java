package dev.backroom.workflow;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.Sentences;
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

    private void check(String key, Map<String, String> args) {
        for (Sentences sentences : languages) {
            Set<String> needed = sentences.arguments(sentences.said(key, args));
            if (!sentences.has(key) || !args.keySet().containsAll(needed)) {
                throw new AssertionError(key + " needs " + needed + " and was given " + args);
            }
        }
    }
}
