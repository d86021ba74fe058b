package dev.backroom.gateway.edge.problem;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.Sentences;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The words of one language for all that the API answers.
public final class Phrases {

    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-zA-Z]+)}");
    private final String tag;
    private final Sentences sentences;
    private final ResourceBundle texts;
    private final ResourceBundle refusals;

    Phrases(Locale language) {
        this.tag = language.toLanguageTag();
        this.sentences = new Sentences(language);
        this.texts = bundle("dev.backroom.gateway.edge.problem.phrases", language);
        this.refusals = bundle("dev.backroom.operation.sentences", language);
    }

    private static ResourceBundle bundle(String name, Locale language) {
        return ResourceBundle.getBundle(
                name, language, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /// The language's tag, such as `de`.
    public String tag() {
        return tag;
    }

    public String of(Outcome outcome) {
        return sentences.of(outcome);
    }

    public String title(Refusal refusal) {
        return sentences.title(refusal);
    }

    /// The sentence of a refusal of which nothing is known but these arguments.
    public String sentence(Refusal refusal, Map<String, String> args) {
        return sentences.of(new Outcome.Refused(refusal, args, List.of()));
    }

    public String title(Fault fault) {
        return texts.getString(fault.slug() + ".title");
    }

    public String sentence(Fault fault, Map<String, String> args) {
        return fill(texts.getString(fault.slug()), args);
    }

    /// The sentence with the names of its arguments in braces.
    public String template(Fault fault) {
        return texts.getString(fault.slug());
    }

    /// All that is said of a refusal, with the names of arguments in braces: which of them depends on what is known.
    public List<String> templates(Refusal refusal) {
        String key = "refused." + refusal.slug();
        return refusals.keySet().stream()
                .filter(name -> name.equals(key) || name.startsWith(key + "+"))
                .sorted()
                .map(refusals::getString)
                .toList();
    }

    /// Another text of the edge, by its key.
    public String text(String key, Map<String, String> args) {
        return fill(texts.getString(key), args);
    }

    private static String fill(String text, Map<String, String> args) {
        return ARGUMENT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(args.getOrDefault(m.group(1), "?")));
    }
}
