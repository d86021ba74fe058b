package dev.backroom.code;

import dev.backroom.code.lint.Lint;
import dev.backroom.code.lint.Linter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the elements of one message. The first problem ends it: each method that reads says whether it got
/// through, and the problem is kept until it is asked for.
final class ElementReader {
    static final char SEPARATOR = '^';
    static final char GROUP_SEPARATOR = 0x1D;
    private static final int ELEMENTS_MAX = 64;

    private final AiDictionary dictionary;
    private final ParseRules rules;
    private final List<Element> elements = new ArrayList<>();
    private @Nullable CodeProblem problem;

    ElementReader(AiDictionary dictionary, ParseRules rules) {
        this.dictionary = dictionary;
        this.rules = rules;
    }

    List<Element> elements() {
        return elements;
    }

    /// The problem that ended the reading.
    CodeProblem problem() {
        if (problem == null) {
            throw new IllegalStateException("There is no problem");
        }
        return problem;
    }

    /// Whether the whole keeps the rules about identifiers beside each other.
    boolean keepsRelations() {
        problem = AiRelations.firstBroken(elements, rules);
        return problem == null;
    }

    /// Reads `^01…^10…` from `from` to `to`; FNC1 may be a caret or U+001D.
    boolean unbracketed(String text, int from, int to) {
        if (from == to) {
            return fail(from, 0, Fault.AI_DATA_EMPTY);
        }
        if (!isSeparator(text.charAt(from))) {
            return fail(from, 1, Fault.MISSING_FNC1_IN_FIRST_POSITION);
        }
        int at = from + 1;
        if (at == to) {
            return fail(at, 0, Fault.AI_DATA_EMPTY);
        }
        while (at < to) {
            Ai ai = dictionary.startingAt(text, at);
            if (ai == null || at + ai.code().length() > to) {
                return fail(at, to - at, Fault.NO_AI_FOR_PREFIX, text.substring(at, Math.min(at + 4, to)));
            }
            int start = at + ai.code().length();
            int limit = endOfField(text, start, to);
            int end = checked(ai, text, start, limit, start);
            if (end < 0) {
                return false;
            }
            if (ai.fnc1Required() && end < limit) {
                return fail(end, limit - end, Fault.AI_DATA_IS_TOO_LONG, ai.code());
            }
            if (!add(ai, text.substring(start, end), start)) {
                return false;
            }
            // A separator behind a value of fixed length is not needed but does no harm.
            at = end < to && isSeparator(text.charAt(end)) ? end + 1 : end;
        }
        return true;
    }

    /// Takes an element whose identifier and value are already apart, without looking at the value's parts.
    boolean addSized(Ai ai, String value, int position) {
        if (value.length() < ai.format().min()) {
            return fail(position, value.length(), Fault.AI_VALUE_IS_TOO_SHORT, ai.code());
        }
        if (value.length() > ai.format().max()) {
            return fail(position, value.length(), Fault.AI_VALUE_IS_TOO_LONG, ai.code());
        }
        int caret = value.indexOf(SEPARATOR);
        if (caret >= 0) {
            return fail(position + caret, 1, Fault.AI_CONTAINS_ILLEGAL_CARAT_CHARACTER, ai.code());
        }
        return add(ai, value, position);
    }

    /// Looks at the parts of all values taken by [#addSized], from the element numbered `first` on.
    boolean valuesAreRight(int first) {
        for (Element element : elements.subList(first, elements.size())) {
            String value = element.value();
            int end = checked(element.ai(), value, 0, value.length(), element.position());
            if (end < 0) {
                return false;
            }
            if (end < value.length()) {
                return fail(
                        element.position() + end,
                        value.length() - end,
                        Fault.AI_DATA_IS_TOO_LONG,
                        element.ai().code());
            }
        }
        return true;
    }

    boolean fail(int position, int length, Fault fault, String... arguments) {
        problem = CodeProblem.at(position, length, fault, arguments);
        return false;
    }

    static boolean isSeparator(char c) {
        return c == SEPARATOR || c == GROUP_SEPARATOR;
    }

    private boolean add(Ai ai, String value, int position) {
        if (elements.size() == ELEMENTS_MAX) {
            return fail(position, value.length(), Fault.TOO_MANY_AIS);
        }
        elements.add(new Element(ai, value, position));
        return true;
    }

    private static int endOfField(String text, int from, int to) {
        int at = from;
        while (at < to && !isSeparator(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Checks the value of `ai` that begins at `from` and goes no further than `limit`.
    ///
    /// @param position where `from` is in the text that problems speak of
    /// @return where the value ends, or -1 when it is wrong
    private int checked(Ai ai, String text, int from, int limit, int position) {
        if (from == limit) {
            fail(position, 0, Fault.AI_DATA_IS_EMPTY, ai.code());
            return -1;
        }
        int at = from;
        for (Ai.Part part : ai.format().parts()) {
            int end = Math.min(at + part.max(), limit);
            if (part.optional() && end == at) {
                continue;
            }
            if (end - at < part.min()) {
                fail(position, limit - from, Fault.AI_DATA_HAS_INCORRECT_LENGTH, ai.code());
                return -1;
            }
            for (Linter linter : part.linters()) {
                Lint lint = linter.check(text, at, end);
                if (lint != null) {
                    problem = linted(ai, lint, text, new int[] {from, at, end}, position);
                    return -1;
                }
            }
            at = end;
        }
        return at;
    }

    private static CodeProblem linted(Ai ai, Lint lint, String text, int[] places, int position) {
        int from = places[0];
        int wrong = places[1] + lint.position();
        int behind = wrong + lint.length();
        return new CodeProblem(
                Fault.AI_LINTER_ERROR,
                lint.error(),
                position + wrong - from,
                lint.length(),
                List.of(
                        ai.code(),
                        text.substring(from, wrong),
                        text.substring(wrong, behind),
                        text.substring(behind, places[2])));
    }
}
