package dev.backroom.gateway.edge.http;

import io.vertx.core.http.HttpMethod;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds the route of a request by comparing path segments: no regular expressions, no order to remember.
public final class Routes {

    /// What was found for a path and a method.
    sealed interface Match {
        record Found(Route route, Map<String, String> parameters) implements Match {}

        record OtherMethods(String allow) implements Match {}

        record Nothing() implements Match {}
    }

    private record Candidate(Route route, List<String> segments) {}

    private final List<Route> all;
    private final Map<Integer, List<Candidate>> byLength;

    public Routes(List<Route> all) {
        this.all = List.copyOf(all);
        this.byLength = all.stream()
                .map(route -> new Candidate(route, route.segments()))
                .collect(Collectors.groupingBy(candidate -> candidate.segments().size()));
    }

    public List<Route> all() {
        return all;
    }

    Match match(HttpMethod method, String path) {
        List<String> segments = split(path);
        TreeSet<String> others = new TreeSet<>();
        for (Candidate candidate : byLength.getOrDefault(segments.size(), List.of())) {
            if (fits(candidate.segments(), segments)) {
                if (candidate.route().method().equals(method)) {
                    return new Match.Found(candidate.route(), parameters(candidate.segments(), segments));
                }
                others.add(candidate.route().method().name());
            }
        }
        return others.isEmpty() ? new Match.Nothing() : new Match.OtherMethods(String.join(", ", others));
    }

    static List<String> split(String path) {
        List<String> segments = new ArrayList<>(8);
        int from = 1;
        while (from <= path.length()) {
            int slash = path.indexOf('/', from);
            int to = slash < 0 ? path.length() : slash;
            segments.add(path.substring(from, to));
            from = to + 1;
        }
        return segments;
    }

    private static boolean fits(List<String> template, List<String> segments) {
        for (int i = 0; i < template.size(); i++) {
            if (!isParameter(template.get(i)) && !template.get(i).equals(segments.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, String> parameters(List<String> template, List<String> segments) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 0; i < template.size(); i++) {
            String name = template.get(i);
            if (isParameter(name)) {
                String value = decoded(segments.get(i));
                parameters.put(name.substring(1, name.length() - 1), value == null ? "" : value);
            }
        }
        return parameters;
    }

    private static boolean isParameter(String segment) {
        return segment.startsWith("{");
    }

    private static @Nullable String decoded(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }
}
