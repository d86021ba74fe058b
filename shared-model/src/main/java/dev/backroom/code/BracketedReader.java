package dev.backroom.code;

import org.jspecify.annotations.Nullable;

/// Reads the form for people, `(01)09521234543213(10)AB\(C`: an opening bracket that belongs to a value has a
/// backslash before it.
final class BracketedReader {
    private final AiDictionary dictionary;
    private final ParseRules rules;
    private final ElementReader into;

    BracketedReader(AiDictionary dictionary, ParseRules rules, ElementReader into) {
        this.dictionary = dictionary;
        this.rules = rules;
        this.into = into;
    }

    boolean read(String text, int from, int to) {
        int first = into.elements().size();
        int at = from;
        while (at < to) {
            int close = text.charAt(at) == '(' ? text.indexOf(')', at) : -1;
            if (close < 0 || close >= to) {
                return into.fail(at, to - at, Fault.AI_PARSE_FAILED);
            }
            String code = text.substring(at + 1, close);
            Ai ai = lookUp(code);
            if (ai == null) {
                return into.fail(at + 1, code.length(), Fault.AI_UNRECOGNISED, code);
            }
            int start = close + 1;
            if (start == to) {
                return into.fail(start, 0, Fault.AI_PARSE_FAILED);
            }
            int end = endOfValue(text, start, to);
            String value = text.substring(start, end).replace("\\(", "(");
            if (!into.addSized(ai, value, start)) {
                return false;
            }
            at = end;
        }
        return into.valuesAreRight(first);
    }

    private static int endOfValue(String text, int from, int to) {
        int at = text.indexOf('(', from);
        while (at > from && at < to && text.charAt(at - 1) == '\\') {
            at = text.indexOf('(', at + 1);
        }
        return at < 0 || at > to ? to : at;
    }

    private @Nullable Ai lookUp(String code) {
        Ai ai = dictionary.find(code);
        return ai == null && rules.unknownAis() ? dictionary.unknown(code) : ai;
    }
}
