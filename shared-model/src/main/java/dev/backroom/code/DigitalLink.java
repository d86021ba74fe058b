package dev.backroom.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A GS1 Digital Link URI: a web address that carries application identifiers,
/// `https://id.gs1.org/01/09521234543213/10/ABC?17=261231`. Uncompressed links only.
///
/// @param elements path first, then query, each in the order in which they stand there
/// @param ignored parameters of the query that are not GS1's, as they stand there
public record DigitalLink(ElementString elements, List<String> ignored) {
    /// Where links point that name no resolver of their own.
    public static final String CANONICAL_STEM = "https://id.gs1.org";

    public DigitalLink {
        ignored = List.copyOf(ignored);
    }

    /// Reads a link by all of GS1's rules.
    public static Parsed<DigitalLink> parse(String uri) {
        return parse(uri, ParseRules.STRICT);
    }

    public static Parsed<DigitalLink> parse(String uri, ParseRules rules) {
        var reader = new ElementReader(AiDictionary.standard(), rules);
        var link = new DigitalLinkReader(AiDictionary.standard(), rules, reader);
        return link.read(uri, uri.length()) && reader.keepsRelations()
                ? Parsed.ok(new DigitalLink(ElementString.of(reader.elements()), link.ignored()))
                : Parsed.bad(reader.problem());
    }

    /// Writes a link.
    ///
    /// @param stem scheme, domain and path in front; null for [#CANONICAL_STEM]
    /// @return the link, or CANNOT_CREATE_DL_URI_WITHOUT_PRIMARY_KEY_AI, AI_IS_NOT_VALID_DATA_ATTRIBUTE or
    ///     DL_URI_TOO_LONG
    public static Parsed<String> write(ElementString elements, @Nullable String stem, ParseRules rules) {
        return DigitalLinkWriter.write(elements, stem == null ? CANONICAL_STEM : stem, rules);
    }

    /// Whether a text looks like a web address.
    static boolean isUri(String text) {
        return text.startsWith("https://")
                || text.startsWith("http://")
                || text.startsWith("HTTPS://")
                || text.startsWith("HTTP://");
    }

    /// Whether identifiers may follow a key in the path of a link, in this order.
    static boolean isPath(Ai key, List<String> qualifiers) {
        return qualifiers.isEmpty()
                || key.link().qualifiers().stream().anyMatch(allowed -> isSubsequence(qualifiers, allowed));
    }

    /// Whether an attribute may not stay in the query.
    static boolean isBarredFromQuery(Ai ai, ParseRules rules) {
        return !ai.link().attribute() || (ai.isUnknown() && rules.has(ParseRules.Check.UNKNOWN_AI_NOT_DL_ATTR));
    }

    private static boolean isSubsequence(List<String> some, List<String> all) {
        int next = 0;
        for (String one : all) {
            if (next < some.size() && some.get(next).equals(one)) {
                next++;
            }
        }
        return next == some.size();
    }
}
