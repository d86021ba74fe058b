package dev.backroom.code;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Application identifiers with their values, as a GS1-128, a GS1 DataMatrix or a Digital Link carries them. What is
/// in here has passed the dictionary's checks.
///
/// @param elements in the order in which they were read
/// @param linear how many of them stood in the linear part, where the others were in the two-dimensional part of a
///     composite symbol; [#ALL_LINEAR] where there was no such part
public record ElementString(List<Element> elements, int linear) {
    /// There is one part only.
    public static final int ALL_LINEAR = Integer.MAX_VALUE;

    static final ElementString EMPTY = new ElementString(List.of(), ALL_LINEAR);

    public ElementString {
        elements = List.copyOf(elements);
    }

    /// Reads element strings with FNC1 written as `^` or U+001D, also in front: `^0109521234543213^10ABC`.
    public static Parsed<ElementString> parse(String text) {
        return parse(text, ParseRules.STRICT);
    }

    public static Parsed<ElementString> parse(String text, ParseRules rules) {
        var reader = new ElementReader(AiDictionary.standard(), rules);
        boolean read = reader.unbracketed(text, 0, text.length()) && reader.keepsRelations();
        return read ? Parsed.ok(of(reader.elements())) : Parsed.bad(reader.problem());
    }

    /// Reads the form for people: `(01)09521234543213(10)ABC`.
    public static Parsed<ElementString> parseBracketed(String text) {
        return parseBracketed(text, ParseRules.STRICT);
    }

    public static Parsed<ElementString> parseBracketed(String text, ParseRules rules) {
        var reader = new ElementReader(AiDictionary.standard(), rules);
        boolean read = new BracketedReader(AiDictionary.standard(), rules, reader).read(text, 0, text.length())
                && reader.keepsRelations();
        return read ? Parsed.ok(of(reader.elements())) : Parsed.bad(reader.problem());
    }

    static ElementString of(List<Element> elements) {
        return new ElementString(elements, ALL_LINEAR);
    }

    /// The value of an identifier, if it is there.
    public Optional<String> value(String ai) {
        return Optional.ofNullable(find(ai)).map(Element::value);
    }

    /// AI 01: the item itself.
    public Optional<Gtin> gtin() {
        return value("01").flatMap(text -> Gtin.parse(text).toOptional());
    }

    /// AI 02: the items inside of a logistic unit; how many is [#count].
    public Optional<Gtin> content() {
        return value("02").flatMap(text -> Gtin.parse(text).toOptional());
    }

    /// AI 00: the logistic unit.
    public Optional<Sscc> sscc() {
        return value("00").flatMap(text -> Sscc.parse(text).toOptional());
    }

    /// AI 414: a physical place.
    public Optional<Gln> location() {
        return value("414").flatMap(text -> Gln.parse(text).toOptional());
    }

    /// AI 10: batch or lot number.
    public Optional<String> lot() {
        return value("10");
    }

    /// AI 21: serial number.
    public Optional<String> serial() {
        return value("21");
    }

    /// AI 17: not to be used or sold after this day.
    public Optional<GsDate> expiry(int currentYear) {
        return date("17", currentYear);
    }

    /// AI 15: best before, a matter of quality.
    public Optional<GsDate> bestBefore(int currentYear) {
        return date("15", currentYear);
    }

    /// The date of any identifier that has six digits.
    public Optional<GsDate> date(String ai, int currentYear) {
        return value(ai).flatMap(text -> GsDate.parse(text, currentYear).toOptional());
    }

    /// AI 37 (pieces inside of a logistic unit) or else AI 30 (pieces of variable count).
    public OptionalLong count() {
        Element element = find("37");
        Element counted = element == null ? find("30") : element;
        return counted == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(counted.value()));
    }

    /// Net weight in grams, from kilograms (310n), pounds (320n) or troy ounces (356n); rounded half up where the
    /// label is finer than a gram.
    public OptionalLong netWeightGrams() {
        for (Element element : elements) {
            Optional<Measure> measure = Measure.of(element);
            if (measure.isPresent() && measure.get().isNetWeight()) {
                return measure.get().grams();
            }
        }
        return OptionalLong.empty();
    }

    /// All measures and amounts, with their decimals resolved.
    public List<Measure> measures() {
        return elements.stream().flatMap(e -> Measure.of(e).stream()).toList();
    }

    /// The value of a measure or amount, `measure("392")` for the price whatever its decimals.
    public Optional<BigDecimal> measure(String firstThreeDigits) {
        return measures().stream()
                .filter(m -> m.ai().startsWith(firstThreeDigits))
                .findFirst()
                .map(Measure::value);
    }

    /// What is said here but needs more beside it, a lot without its item for instance.
    public Optional<CodeProblem> missing() {
        return Optional.ofNullable(AiRelations.unsatisfied(elements));
    }

    /// The form in barcodes: `^0109521234543213^10ABC`, with `^` for FNC1 and a bar before a composite's second part.
    public String unbracketed() {
        var text = new StringBuilder();
        boolean separate = true;
        for (int i = 0; i < elements.size(); i++) {
            Element element = elements.get(i);
            if (i == linear) {
                text.append('|');
                separate = true;
            }
            if (separate) {
                text.append(ElementReader.SEPARATOR);
            }
            text.append(element.ai().code()).append(element.value());
            separate = element.ai().fnc1Required();
        }
        return text.toString();
    }

    /// The form for people that can be read again: `(01)09521234543213(10)ABC`.
    public String bracketed() {
        var text = new StringBuilder();
        for (int i = 0; i < elements.size(); i++) {
            text.append(i == linear ? "|" : "").append(elements.get(i).bracketed());
        }
        return text.toString();
    }

    /// The lines printed below a symbol: `(01) 09521234543213`.
    public List<String> readable() {
        return elements.stream().map(Element::readable).toList();
    }

    /// The same with their titles: `GTIN (01) 09521234543213`.
    public List<String> readableWithTitles() {
        List<String> lines = new ArrayList<>();
        for (Element element : elements) {
            lines.add(element.ai().title() + " " + element.readable());
        }
        return lines;
    }

    private @Nullable Element find(String ai) {
        for (Element element : elements) {
            if (element.ai().code().equals(ai)) {
                return element;
            }
        }
        return null;
    }
}
