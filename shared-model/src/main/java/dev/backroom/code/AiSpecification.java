package dev.backroom.code;

import dev.backroom.code.lint.Linter;
import dev.backroom.code.lint.Linters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads the lines of the dictionary. Its notation: `N13,csum,gcppos1 [X..17]` is 13 digits with a check digit and a
/// company prefix in front, then at most 17 optional characters.
final class AiSpecification {
    // The columns of the file.
    private static final int CODE = 0;
    private static final int TITLE = 1;
    private static final int FNC1 = 3;
    private static final int ATTRIBUTE = 4;
    private static final int KEY = 5;
    private static final int QUALIFIERS = 6;
    private static final int REQUIRES = 7;
    private static final int EXCLUDES = 8;
    private static final int SPECIFICATION = 9;

    private static final Pattern SET_AND_LENGTH = Pattern.compile("([NXYZ])(\\.\\.)?(\\d+)");
    private static final Pattern SPACE = Pattern.compile(" ");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Pattern BAR = Pattern.compile("\\|");
    private static final Pattern PLUS = Pattern.compile("\\+");
    private static final Pattern AND = Pattern.compile(" & ");

    private final Linters linters;

    AiSpecification(Linters linters) {
        this.linters = linters;
    }

    Ai ai(List<String> row) {
        return new Ai(
                row.get(CODE),
                row.get(TITLE),
                row.get(FNC1).equals("yes"),
                format(row.get(SPECIFICATION)),
                new Ai.Link(
                        row.get(ATTRIBUTE).equals("yes"), row.get(KEY).equals("yes"), qualifiers(row.get(QUALIFIERS))),
                new Ai.Relations(requirements(row.get(REQUIRES)), split(COMMA, row.get(EXCLUDES))));
    }

    Ai.Format format(String specification) {
        List<Ai.Part> parts =
                split(SPACE, specification).stream().map(this::part).toList();
        return new Ai.Format(
                parts,
                parts.stream().mapToInt(p -> p.optional() ? 0 : p.min()).sum(),
                parts.stream().mapToInt(Ai.Part::max).sum());
    }

    private Ai.Part part(String text) {
        List<String> words = split(COMMA, text);
        boolean optional = words.getFirst().startsWith("[");
        String form = words.getFirst().replace("[", "").replace("]", "");
        var matcher = SET_AND_LENGTH.matcher(form);
        if (!matcher.matches()) {
            throw new IllegalStateException("The dictionary has a part that cannot be read: " + text);
        }
        List<Linter> checks = new ArrayList<>();
        checks.add(linter(characterSet(matcher.group(1))));
        words.stream().skip(1).map(this::linter).forEach(checks::add);
        int max = Integer.parseInt(matcher.group(3));
        return new Ai.Part(matcher.group(2) == null ? max : 1, max, optional, List.copyOf(checks));
    }

    private Linter linter(String name) {
        return linters.named(name)
                .orElseThrow(() -> new IllegalStateException("The dictionary names an unknown linter: " + name));
    }

    private static String characterSet(String letter) {
        return switch (letter) {
            case "N" -> "csetnumeric";
            case "X" -> "cset82";
            case "Y" -> "cset39";
            default -> "cset64";
        };
    }

    private static List<List<String>> qualifiers(String text) {
        return split(BAR, text).stream().map(one -> split(COMMA, one)).toList();
    }

    private static List<Ai.Requirement> requirements(String text) {
        return split(AND, text).stream()
                .map(group -> new Ai.Requirement(
                        group,
                        split(COMMA, group).stream()
                                .map(together -> split(PLUS, together))
                                .toList()))
                .toList();
    }

    private static List<String> split(Pattern separator, String text) {
        return text.isEmpty() ? List.of() : List.of(separator.split(text));
    }
}
