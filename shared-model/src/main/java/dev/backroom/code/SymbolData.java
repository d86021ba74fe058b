package dev.backroom.code;

import java.util.List;

/// What a symbol carries, in the normal form of the GS1 Barcode Syntax Engine: element strings begin with `^`, web
/// addresses with `http`, all else is plain; a composite's second part stands behind `|`. Plain data that itself
/// begins with `^` has a backslash before it.
///
/// @param text the data in that form
/// @param elements what GS1 data is in it; none in plain data
/// @param ignored parameters of a Digital Link's query that are not GS1's
public record SymbolData(String text, ElementString elements, List<String> ignored) {
    static final int LENGTH_MAX = 8191;

    public SymbolData {
        ignored = List.copyOf(ignored);
    }

    /// Reads data in the normal form.
    public static Parsed<SymbolData> parse(String text, ParseRules rules) {
        if (text.length() > LENGTH_MAX) {
            return Parsed.bad(tooLong());
        }
        int bar = text.indexOf("|^");
        int linearEnd = bar < 0 ? text.length() : bar;
        var reader = new ElementReader(AiDictionary.standard(), rules);
        var link = new DigitalLinkReader(AiDictionary.standard(), rules, reader);
        boolean read = true;
        if (text.startsWith("^")) {
            read = reader.unbracketed(text, 0, linearEnd);
        } else if (DigitalLink.isUri(text)) {
            read = link.read(text, linearEnd);
        }
        int linear = bar < 0 ? ElementString.ALL_LINEAR : reader.elements().size();
        if (read && bar >= 0) {
            read = reader.unbracketed(text, bar + 1, text.length());
        }
        if (!read || !reader.keepsRelations()) {
            return Parsed.bad(reader.problem());
        }
        return Parsed.ok(new SymbolData(text, new ElementString(reader.elements(), linear), link.ignored()));
    }

    /// Reads the form for people, `(01)09521234543213|(10)ABC`; nothing at all is no data and right.
    public static Parsed<SymbolData> parseBracketed(String text, ParseRules rules) {
        int bar = text.indexOf("|(");
        int linearEnd = bar < 0 ? text.length() : bar;
        var reader = new ElementReader(AiDictionary.standard(), rules);
        var brackets = new BracketedReader(AiDictionary.standard(), rules, reader);
        boolean read = brackets.read(text, 0, linearEnd);
        int linear = bar < 0 ? ElementString.ALL_LINEAR : reader.elements().size();
        if (read && bar >= 0) {
            read = brackets.read(text, bar + 1, text.length());
        }
        if (!read || !reader.keepsRelations()) {
            return Parsed.bad(reader.problem());
        }
        var elements = new ElementString(reader.elements(), linear);
        return elements.unbracketed().length() > LENGTH_MAX
                ? Parsed.bad(tooLong())
                : Parsed.ok(new SymbolData(elements.unbracketed(), elements, List.of()));
    }

    private static CodeProblem tooLong() {
        return CodeProblem.at(LENGTH_MAX, 0, Fault.DATA_TOO_LONG, String.valueOf(LENGTH_MAX));
    }
}
