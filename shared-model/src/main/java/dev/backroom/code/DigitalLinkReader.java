package dev.backroom.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads Digital Links. The path is searched from its end for the key, so that a resolver may have a path of its own
/// in front; then key, qualifiers and query are read forwards.
final class DigitalLinkReader {
    private static final String GTIN = "01";

    /// What version 1.1 of the standard allowed in the place of numbers.
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("gtin", "01"),
            Map.entry("itip", "8006"),
            Map.entry("gmn", "8013"),
            Map.entry("cpid", "8010"),
            Map.entry("gln", "414"),
            Map.entry("payTo", "415"),
            Map.entry("party", "417"),
            Map.entry("gsrnp", "8017"),
            Map.entry("gsrn", "8018"),
            Map.entry("gcn", "255"),
            Map.entry("sscc", "00"),
            Map.entry("gdti", "253"),
            Map.entry("ginc", "401"),
            Map.entry("gsin", "402"),
            Map.entry("grai", "8003"),
            Map.entry("giai", "8004"),
            Map.entry("cpv", "22"),
            Map.entry("lot", "10"),
            Map.entry("ser", "21"),
            Map.entry("cpsn", "8011"),
            Map.entry("glnx", "254"),
            Map.entry("refno", "8020"),
            Map.entry("srin", "8019"));

    private final AiDictionary dictionary;
    private final ParseRules rules;
    private final ElementReader into;
    private final List<String> ignored = new ArrayList<>();

    DigitalLinkReader(AiDictionary dictionary, ParseRules rules, ElementReader into) {
        this.dictionary = dictionary;
        this.rules = rules;
        this.into = into;
    }

    List<String> ignored() {
        return ignored;
    }

    /// Reads the link that is the text up to `to`.
    boolean read(String text, int to) {
        for (int i = 0; i < to; i++) {
            if (!UriEncoding.isLegal(text.charAt(i))) {
                return into.fail(i, 1, Fault.URI_CONTAINS_ILLEGAL_CHARACTERS);
            }
        }
        if (!DigitalLink.isUri(text)) {
            return into.fail(0, 0, Fault.URI_CONTAINS_ILLEGAL_SCHEME);
        }
        int domain = text.indexOf("://") + 3;
        int path = text.indexOf('/', domain);
        if (path <= domain || path >= to) {
            return into.fail(domain, 0, Fault.URI_MISSING_DOMAIN_AND_PATH_INFO);
        }
        for (int i = domain; i < path; i++) {
            if (!UriEncoding.isLegalInDomain(text.charAt(i))) {
                return into.fail(i, 1, Fault.DOMAIN_CONTAINS_ILLEGAL_CHARACTERS);
            }
        }
        int end = before(text, '#', path, to);
        int question = before(text, '?', path, end);
        int key = keyInPath(text, path, question);
        if (key < 0) {
            return into.fail(path, question - path, Fault.NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO);
        }
        int first = into.elements().size();
        if (!readPath(text, key, question)) {
            return false;
        }
        int behindPath = into.elements().size();
        return readQuery(text, Math.min(question + 1, end), end)
                && isInOrder(first, behindPath)
                && into.valuesAreRight(first);
    }

    private static int before(String text, char c, int from, int to) {
        int at = text.indexOf(c, from);
        return at < 0 || at > to ? to : at;
    }

    /// @return where the slash before the last key is, or -1
    private int keyInPath(String text, int path, int to) {
        int end = to;
        while (true) {
            int value = text.lastIndexOf('/', end - 1);
            if (value <= path) {
                return -1;
            }
            int code = text.lastIndexOf('/', value - 1);
            Ai ai = lookUp(text.substring(code + 1, value));
            if (ai == null || ai.link().key()) {
                return ai == null ? -1 : code;
            }
            end = code;
            if (end <= path) {
                return -1;
            }
        }
    }

    private boolean readPath(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int slash = before(text, '/', at + 1, to);
            Ai ai = lookUp(text.substring(at + 1, slash));
            if (ai == null || slash == to) {
                return into.fail(at, to - at, Fault.NO_GS1_DL_KEYS_FOUND_IN_PATH_INFO);
            }
            int start = slash + 1;
            int end = before(text, '/', start, to);
            if (start == end) {
                return into.fail(start, 0, Fault.AI_VALUE_PATH_ELEMENT_IS_EMPTY, ai.code());
            }
            String value = UriEncoding.unescapePath(text.substring(start, end));
            if (value.indexOf('\0') >= 0) {
                return into.fail(
                        start, end - start, Fault.DECODED_AI_FROM_DL_PATH_INFO_CONTAINS_ILLEGAL_NULL, ai.code());
            }
            if (!into.addSized(ai, filledUp(ai, value), start)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean readQuery(String text, int from, int to) {
        int at = from;
        while (at < to) {
            while (at < to && text.charAt(at) == '&') {
                at++;
            }
            int end = before(text, '&', at, to);
            if (!readParameter(text, at, end)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private boolean readParameter(String text, int from, int to) {
        int equals = before(text, '=', from, to);
        String name = text.substring(from, equals);
        boolean word = rules.wordsInLinks() && WORDS.containsKey(name);
        if (equals == to || (!word && !CheckDigit.allDigits(name))) {
            ignored.add(text.substring(from, to));
            return true;
        }
        Ai ai = lookUp(name);
        if (ai == null) {
            return into.fail(from, name.length(), Fault.UNKNOWN_AI_IN_QUERY_PARAMS, name);
        }
        int start = equals + 1;
        if (start == to) {
            return into.fail(start, 0, Fault.AI_VALUE_QUERY_ELEMENT_IN_EMPTY, ai.code());
        }
        String value = UriEncoding.unescapeQuery(text.substring(start, to));
        if (value.indexOf('\0') >= 0) {
            return into.fail(
                    start, to - start, Fault.DECODED_AI_VALUE_FROM_QUERY_PARAMS_CONTAINS_ILLEGAL_NULL, ai.code());
        }
        return into.addSized(ai, filledUp(ai, value), start);
    }

    /// Each identifier is there once and where it belongs.
    private boolean isInOrder(int first, int behindPath) {
        List<Element> all = into.elements();
        Ai key = all.get(first).ai();
        List<String> qualifiers = all.subList(first + 1, behindPath).stream()
                .map(e -> e.ai().code())
                .toList();
        if (!DigitalLink.isPath(key, qualifiers)) {
            return fail(all.get(first), Fault.INVALID_KEY_QUALIFIER_SEQUENCE);
        }
        for (int i = first; i < all.size(); i++) {
            Element element = all.get(i);
            Ai ai = element.ai();
            for (Element later : all.subList(i + 1, all.size())) {
                if (later.ai().code().equals(ai.code())) {
                    return fail(later, Fault.DUPLICATE_AI);
                }
            }
            if (i >= behindPath && DigitalLink.isBarredFromQuery(ai, rules)) {
                return fail(element, Fault.AI_IS_NOT_VALID_DATA_ATTRIBUTE);
            }
            if (i >= behindPath && belongsInPath(key, qualifiers, ai.code())) {
                return fail(element, Fault.AI_SHOULD_BE_IN_PATH_INFO);
            }
        }
        return true;
    }

    private static boolean belongsInPath(Ai key, List<String> qualifiers, String code) {
        for (int i = 0; i <= qualifiers.size(); i++) {
            List<String> longer = new ArrayList<>(qualifiers);
            longer.add(i, code);
            if (DigitalLink.isPath(key, longer)) {
                return true;
            }
        }
        return false;
    }

    private boolean fail(Element element, Fault fault) {
        return into.fail(
                element.position(),
                element.value().length(),
                fault,
                element.ai().code());
    }

    private @Nullable Ai lookUp(String name) {
        String code = rules.wordsInLinks() ? WORDS.getOrDefault(name, name) : name;
        Ai ai = dictionary.find(code);
        return ai == null && rules.unknownAis() ? dictionary.unknown(code) : ai;
    }

    private String filledUp(Ai ai, String value) {
        boolean shortened = rules.zeroSuppressedGtins()
                && ai.code().equals(GTIN)
                && (value.length() == 8 || value.length() == 12 || value.length() == 13);
        return shortened ? "0".repeat(14 - value.length()) + value : value;
    }
}
