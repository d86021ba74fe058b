package dev.backroom.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;

/// What must not be written in a source, found by its text.
///
/// @param pattern what is looked for, line by line
/// @param because why it must not be there
/// @param bad     a line that breaks the rule
/// @param good    a line that looks like it and does not
record Wording(Pattern pattern, String because, String bad, String good) {
    // The words are taken apart here, or this file would break its own rules.
    static final Wording NO_TODO = new Wording(
            Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b"),
            "what is left to do belongs where the team plans, with its reason",
            "// TO" + "DO later",
            "// a todolist is a screen");
    static final Wording NO_SLEEP = new Wording(
            Pattern.compile("Thread\\.sl" + "eep\\(|TimeUnit\\.\\w+\\.sl" + "eep\\("),
            "a test awaits a condition with a bound: a sleep is too short on one machine and too long on all others",
            "Thread.sl" + "eep(100);",
            "clock.sleepsUntil(noon);");
    static final Wording NO_INLINE_STYLE = new Wording(
            Pattern.compile("\\.setSt" + "yle\\(|\"#[0-9a-fA-F]{6}\""),
            "colours and sizes come from the theme, or high contrast cannot work",
            "label.setSt" + "yle(\"x\");",
            "label.getStyleClass().add(\"late\");");
    static final Wording NO_MACHINE_PATH = new Wording(
            Pattern.compile("\"/(ho" + "me|ro" + "ot|wo" + "rk|Users)/"),
            "it works on one machine only",
            "Path.of(\"/ho" + "me/mia/data\")",
            "get(\"/homepage\")");

    /// Every line of these files that breaks the rule, as `path:line text`.
    List<String> complaints(Path root, Collection<Path> files) {
        var complaints = new ArrayList<String>();
        for (var file : files) {
            var lines = read(file);
            for (int i = 0; i < lines.size(); i++) {
                if (isBrokenBy(lines.get(i))) {
                    complaints.add("%s:%d %s"
                            .formatted(
                                    root.relativize(file), i + 1, lines.get(i).strip()));
                }
            }
        }
        return complaints;
    }

    boolean isBrokenBy(String line) {
        return pattern.matcher(line).find();
    }

    private static List<String> read(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
