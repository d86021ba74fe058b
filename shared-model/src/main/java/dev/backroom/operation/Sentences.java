package dev.backroom.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts codes and arguments into a clerk's words: what it is, why, and what to do with the goods now.
/// Texts are in `sentences*.properties` beside this class, with `{name}` for an argument.
///
/// Where not every case of a code has the same arguments, a text can be written anew for one:
/// `refused.other-store+site`
/// is said where `site` is known. Of several the last by name is said. A text can also be written anew for one
/// value of
/// an argument, such as the singular: `accepted.receipt-closed+shortages.1`.
///
/// A refusal's `detail` is said as it stands, unless it is a code with a text of its own: `years` is said as
/// `detail.years`, `one-of: IN, OUT` as `detail.one-of` with `{value}` = `IN, OUT`.
public final class Sentences {

    private static final Pattern ARGUMENT = Pattern.compile("\\{([a-zA-Z]+)}");

    private static final char VARIANT = '+';

    /// Stands between the argument of a variant and the value that it is for.
    private static final char OF_VALUE = '.';

    /// Stands between the code of a detail and its value.
    private static final String VALUE_BEHIND = ": ";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> variants = new HashMap<>();

    /// @param locale English and German are there; others read English
    public Sentences(Locale locale) {
        ResourceBundle bundle = ResourceBundle.getBundle(
                "dev.backroom.operation.sentences",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        bundle.keySet().forEach(key -> texts.put(key, bundle.getString(key)));
        texts.keySet().stream().filter(key -> key.indexOf(VARIANT) > 0).sorted().forEach(this::noteVariant);
    }

    /// The sentence of an outcome.
    public String of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(String code, Map<String, String> args) -> say("accepted." + code, args);
            case Outcome.Asks(String question, Map<String, String> args, boolean _) -> say("asks." + question, args);
            case Outcome.Refused(Refusal code, Map<String, String> args, var _) -> say("refused." + code.slug(), args);
            case Outcome.Parked(int discrepancy, Refusal code, Map<String, String> args) ->
                say(
                        "parked",
                        Map.of("case", Integer.toString(discrepancy), "why", say("refused." + code.slug(), args)));
        };
    }

    /// Whether there is a text for a key such as `refused.expired`.
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /// The key of the text that is said with these arguments: the one given, or that of a text written anew.
    public String said(String key, Map<String, String> args) {
        for (String variant : variants.getOrDefault(key, List.of())) {
            int dot = variant.indexOf(OF_VALUE);
            boolean fits = dot < 0
                    ? args.containsKey(variant)
                    : variant.substring(dot + 1).equals(args.get(variant.substring(0, dot)));
            if (fits) {
                return key + VARIANT + variant;
            }
        }
        return key;
    }

    /// Names of the arguments that the text of a key needs.
    public Set<String> arguments(String key) {
        Set<String> names = new TreeSet<>();
        ARGUMENT.matcher(texts.getOrDefault(key, "")).results().forEach(found -> names.add(found.group(1)));
        return names;
    }

    /// Short name of a refusal, for a problem's title.
    public String title(Refusal refusal) {
        return say("title." + refusal.slug(), Map.of());
    }

    private void noteVariant(String key) {
        int mark = key.indexOf(VARIANT);
        variants.computeIfAbsent(key.substring(0, mark), _ -> new ArrayList<>()).addFirst(key.substring(mark + 1));
    }

    private String say(String key, Map<String, String> args) {
        return filled(texts.getOrDefault(said(key, args), key), name -> argument(name, args));
    }

    private String argument(String name, Map<String, String> args) {
        String value = args.getOrDefault(name, "?");
        return name.equals("detail") ? detail(value) : value;
    }

    private String detail(String said) {
        int colon = said.indexOf(VALUE_BEHIND);
        String code = said.isBlank() ? "empty" : colon < 0 ? said : said.substring(0, colon);
        String value = colon < 0 ? "" : said.substring(colon + VALUE_BEHIND.length());
        String text = texts.get("detail." + code);
        return text == null ? said : filled(text, _ -> value);
    }

    private static String filled(String text, UnaryOperator<String> argument) {
        return ARGUMENT.matcher(text).replaceAll(m -> Matcher.quoteReplacement(argument.apply(m.group(1))));
    }
}
