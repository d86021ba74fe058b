package dev.backroom.code;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes Digital Links: the first key there is, its qualifiers in their order, all else into the query, values of
/// fixed length first.
final class DigitalLinkWriter {
    private static final int LENGTH_MAX = 8191;

    private DigitalLinkWriter() {}

    static Parsed<String> write(ElementString from, String stem, ParseRules rules) {
        List<Element> elements = withoutRepeats(from.elements());
        Element key =
                elements.stream().filter(e -> e.ai().link().key()).findFirst().orElse(null);
        if (key == null) {
            return Parsed.bad(CodeProblem.at(0, 0, Fault.CANNOT_CREATE_DL_URI_WITHOUT_PRIMARY_KEY_AI));
        }
        List<Element> path = new ArrayList<>(List.of(key));
        path.addAll(qualifiers(key, elements));
        List<Element> query = new ArrayList<>(elements);
        query.removeAll(path);
        for (Element element : query) {
            if (DigitalLink.isBarredFromQuery(element.ai(), rules)) {
                return Parsed.bad(CodeProblem.at(
                        element.position(),
                        element.value().length(),
                        Fault.AI_IS_NOT_VALID_DATA_ATTRIBUTE,
                        element.ai().code()));
            }
        }
        String uri = text(stem, path, query);
        return uri.length() > LENGTH_MAX
                ? Parsed.bad(CodeProblem.at(0, uri.length(), Fault.DL_URI_TOO_LONG))
                : Parsed.ok(uri);
    }

    private static List<Element> withoutRepeats(List<Element> elements) {
        Set<String> seen = new HashSet<>();
        return elements.stream().filter(e -> seen.add(e.ai().code())).toList();
    }

    /// Of the alternatives that the key allows, the one of which most is there.
    private static List<Element> qualifiers(Element key, List<Element> elements) {
        List<Element> best = List.of();
        for (List<String> allowed : key.ai().link().qualifiers()) {
            List<Element> present = allowed.stream()
                    .map(code -> find(elements, code))
                    .flatMap(Optional::stream)
                    .toList();
            if (present.size() > best.size()) {
                best = present;
            }
        }
        return best;
    }

    private static Optional<Element> find(List<Element> elements, String code) {
        return elements.stream().filter(e -> e.ai().code().equals(code)).findFirst();
    }

    private static String text(String stem, List<Element> path, List<Element> query) {
        var uri = new StringBuilder(stem.endsWith("/") ? stem.substring(0, stem.length() - 1) : stem);
        for (Element element : path) {
            uri.append('/').append(element.ai().code()).append('/').append(UriEncoding.escapePath(element.value()));
        }
        List<Element> fixedFirst = new ArrayList<>(
                query.stream().filter(e -> !e.ai().fnc1Required()).toList());
        fixedFirst.addAll(query.stream().filter(e -> e.ai().fnc1Required()).toList());
        char separator = '?';
        for (Element element : fixedFirst) {
            uri.append(separator)
                    .append(element.ai().code())
                    .append('=')
                    .append(UriEncoding.escapeQuery(element.value()));
            separator = '&';
        }
        return uri.toString();
    }
}
