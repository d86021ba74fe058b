package dev.backroom.code.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.code.CodeProblem;
import dev.backroom.code.DigitalLink;
import dev.backroom.code.ElementString;
import dev.backroom.code.Fault;
import dev.backroom.code.ParseRules;
import dev.backroom.code.ParseRules.Check;
import dev.backroom.code.Parsed;
import dev.backroom.code.ScanData;
import dev.backroom.code.SymbolData;
import dev.backroom.code.Symbology;
import dev.backroom.code.UriEncoding;
import dev.backroom.code.conformance.Vectors.Row;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SyntaxEngineConformanceTest {
    private static final String FILE = "gs1/gs1_syntax_engine_cases.jsonl";

    /// Errors of the reference about its memory, its reading of dictionaries and its settings: they cannot happen
    /// here.
    private static final Set<String> NOT_HERE = Set.of(
            "NO_ERROR",
            "AI_TABLE_BROKEN_PREFIXES_DIFFER_IN_LENGTH",
            "FAILED_TO_REALLOC_FOR_KEY_QUALIFIERS",
            "FAILED_TO_MALLOC_FOR_KEY_QUALIFIERS",
            "TOO_MANY_DL_KEY_QUALIFIERS",
            "DL_URI_PARSE_FAILED",
            "UNKNOWN_VALIDATION",
            "VALIDATION_CANNOT_BE_AMENDED",
            "FAILED_TO_PROCESS_SCAN_DATA",
            "FORMAT_SPEC_FOR_OPT_COMPONENT_MISSING_RT_SQ_BRACKET",
            "UNKNOWN_CHARACTER_SET",
            "FORMAT_SPEC_TOO_SHORT",
            "AI_LENGTH_TOO_LONG",
            "AI_LENGTH_IS_NOT_A_NUMBER",
            "UNRECOGNISED_FORMAT_SPECIFICATION",
            "NUMBER_OF_LINTERS_EXCEEDS_IMPL_LIMIT",
            "UNKNOWN_LINTER",
            "ENTRY_TOO_LONG",
            "SYNTAX_DICTIONARY_CAPACITY_TOO_SMALL",
            "AI_RANGE_HAS_WRONG_WIDTH",
            "AIS_IN_RANGE_MUST_HAVE_EQUAL_WIDTH",
            "AIS_MUST_BE_NUMERIC",
            "AI_RANGE_PARTS_MAY_ONLY_DIFFER_IN_LAST_DIGIT",
            "AI_RANGE_END_MUST_EXCEED_RANGE_START",
            "AI_HAS_WRONG_WIDTH",
            "AI_MUST_BE_NUMERIC",
            "AIS_MUST_BE_IN_ASCENDING_ORDER",
            "TRUNCATED_AFTER_AI",
            "TRUNCATED_AFTER_FLAGS",
            "NUMBER_OF_AI_COMPONENTS_EXCEEDS_IMPL",
            "AI_IS_MISSING_COMPONENTS",
            "ONLY_FINAL_COMPONENT_MAY_HAVE_VARIABLE_LENGTH",
            "MANDATORY_COMPONENT_CANNOT_FOLLOW_OPTIONAL_COMPONENTS",
            "NO_FNC1_AI_MUST_BE_PREDEFINED_LENGTH",
            "ATTRIBUTE_NAME_REQUIRED_ON_LHS_OF_ASSIGNMENT",
            "ATTRIBUTE_NAME_CONTAINS_ILLEGAL_CHARACTERS",
            "ATTRIBUTE_VALUE_CONTAINS_ILLEGAL_CHARACTERS",
            "ATTRIBUTE_VALUE_REQUIRED_ON_RHS_OF_ASSIGNMENT",
            "ATTRIBUTE_AI_IS_NOT_WELL_FORMED",
            "SINGLETON_ATTRIBUTE_NAME_CONTAINS_ILLEGAL_CHARACTERS",
            "ATTRIBUTES_TOO_LONG",
            "FAILED_TO_ALLOCATE_MEMORY_FOR_ATTRS",
            "TITLE_CONTAINS_ILLEGAL_CHARACTERS",
            "FAILED_TO_ALLOCATE_MEMORY_FOR_TITLE",
            "FAILED_TO_ALLOCATE_AI_TABLE",
            "CANNOT_READ_FILE",
            "SYNTAX_DICTIONARY_LINE_EXCEEDS_IMPL",
            "SYNTAX_DICTIONARY_LINE_ERROR");

    private final Vectors vectors = Vectors.locate();
    private final Tally tally = new Tally(FILE, vectors, Map.of());

    @Test
    void answersAreThoseOfTheReferenceEngine() {
        for (JsonNode line : vectors.objects(FILE)) {
            String name = line.get("test").asText() + " " + line.get("source").asText() + " " + line.get("input")
                    + line.path("options");
            tally.run(name, () -> {
                if (line.has("expected")) {
                    function(line, line.get("expected"));
                }
                if (line.path("engine").has("ok")) {
                    engine(line, line.get("engine"));
                }
            });
        }
        tally.finish();
    }

    @Test
    void faultsHaveTheNamesAndSentencesOfTheReference() {
        var errors = new Tally("gs1/gs1_engine_errors.csv", vectors, Map.of());
        for (Row row : vectors.rows("gs1/gs1_engine_errors.csv")) {
            String name = row.get("name");
            if (NOT_HERE.contains(name)) {
                errors.without(name);
                continue;
            }
            errors.run(name, () -> {
                String template = row.get("message_template");
                String[] arguments = {"1", "2", "3"};
                String sentence = template.replaceAll("%\\.?\\*?4?[sd]", "%s").formatted((Object[]) arguments);
                var fault = Fault.valueOf(name);
                var problem = new CodeProblem(fault, null, 0, 0, List.of(arguments));
                // The sentence of a linter error is the linter's own.
                errors.same("sentence", sentence, fault == Fault.AI_LINTER_ERROR ? sentence : problem.message());
            });
        }
        errors.finish();
    }

    /// What the reference's unit test states about one function.
    private void function(JsonNode line, JsonNode expected) {
        String input = line.get("input").asText();
        ParseRules rules = rules(line);
        switch (line.get("test").asText()) {
            case "parse_bracketed", "linter_via_ai", "error_markup" ->
                elements(expected, bracketed(input, rules.syntaxOnly()));
            case "process_unbracketed" -> elements(expected, ElementString.parse(input, rules.syntaxOnly()));
            case "validate_mutex" -> elements(expected, bracketed(input, only(rules, Check.MUTEX_AIS)));
            case "validate_requisites" -> elements(expected, bracketed(input, only(rules, Check.REQUISITE_AIS)));
            case "validate_repeats" -> elements(expected, bracketed(input, only(rules, Check.REPEATED_AIS)));
            case "validate_digsig" -> elements(expected, bracketed(input, only(rules, Check.DIGSIG_SERIAL_KEY)));
            case "parse_dl_uri" ->
                elements(expected, DigitalLink.parse(input, linkRules(rules)).map(DigitalLink::elements));
            case "uri_escape" -> {
                tally.same("path", text(expected, "path"), UriEncoding.escapePath(input));
                tally.same("query", text(expected, "query"), UriEncoding.escapeQuery(input));
            }
            case "uri_unescape" -> {
                tally.same("path", text(expected, "path"), UriEncoding.unescapePath(input));
                tally.same("query", text(expected, "query"), UriEncoding.unescapeQuery(input));
            }
            case "generate_dl_uri" -> {
                Parsed<String> uri = bracketed(input, rules)
                        .then(elements -> DigitalLink.write(elements, text(line, "dl_stem"), rules));
                tally.same("ok", expected.get("ok").asBoolean(), isOk(uri));
                tally.same("dl_uri", text(expected, "dl_uri"), orNull(uri));
            }
            case "generate_scan_data" -> {
                var symbology =
                        Symbology.labelled(line.get("symbology").asText()).orElseThrow();
                boolean add = line.path("options").path("add_check_digit").asBoolean();
                Parsed<String> scan = ScanData.write(symbology, input, add);
                tally.same("ok", expected.get("ok").asBoolean(), isOk(scan));
                tally.same("scan_data", text(expected, "scan_data"), orNull(scan));
            }
            case "process_scan_data" -> {
                Parsed<ScanData> scan = ScanData.parse(input, rules.syntaxOnly());
                tally.same("ok", expected.get("ok").asBoolean(), isOk(scan));
                ScanData read = orNull(scan);
                tally.same(
                        "symbology",
                        text(expected, "symbology"),
                        read == null ? "NONE" : read.symbology().label());
                tally.same(
                        "data",
                        text(expected, "data"),
                        read == null ? "" : read.data().text());
            }
            default -> throw new IllegalStateException("unknown kind of test");
        }
    }

    private void elements(JsonNode expected, Parsed<ElementString> parsed) {
        tally.same("ok", expected.get("ok").asBoolean(), isOk(parsed));
        CodeProblem problem = problem(parsed);
        if (expected.has("unbracketed")) {
            tally.same(
                    "unbracketed",
                    text(expected, "unbracketed"),
                    parsed.orThrow().unbracketed());
        }
        if (expected.has("linter_error")) {
            tally.same("linter_error", text(expected, "linter_error"), problem == null ? null : problem.name());
        }
        if (expected.has("markup")) {
            tally.same("markup", text(expected, "markup"), problem == null ? null : markup(problem));
        }
    }

    /// What the whole public interface of the reference answered.
    private void engine(JsonNode line, JsonNode expected) {
        String input = line.get("input").asText();
        ParseRules rules = rules(line);
        String symbology = null;
        Parsed<SymbolData> parsed;
        switch (line.get("kind").asText()) {
            case "bracketed" -> parsed = SymbolData.parseBracketed(input, rules);
            case "scan" -> {
                Parsed<ScanData> scan = ScanData.parse(input, rules);
                parsed = scan.map(ScanData::data);
                ScanData read = orNull(scan);
                symbology = read == null ? null : read.symbology().label();
            }
            default -> parsed = SymbolData.parse(input, rules);
        }
        tally.same("engine ok", expected.get("ok").asBoolean(), isOk(parsed));
        switch (parsed) {
            case Parsed.Ok<SymbolData>(var data) -> data(expected, data, rules);
            case Parsed.Bad<SymbolData>(var problem) -> {
                tally.same(
                        "engine error", text(expected, "error"), problem.fault().name());
                tally.same("engine message", text(expected, "message"), problem.message());
                tally.same("engine markup", text(expected, "markup"), markup(problem));
                tally.same(
                        "engine linter_error",
                        text(expected, "linter_error"),
                        problem.lint() == null ? null : problem.name());
            }
        }
        if (expected.has("symbology")) {
            tally.same("engine symbology", text(expected, "symbology"), symbology);
        }
    }

    private void data(JsonNode expected, SymbolData data, ParseRules rules) {
        tally.same("engine data", text(expected, "data"), data.text());
        if (expected.has("ai")) {
            tally.same("engine ai", text(expected, "ai"), data.elements().bracketed());
            tally.same("engine hri", texts(expected.get("hri")), data.elements().readable());
            tally.same(
                    "engine hri_titled",
                    texts(expected.get("hri_titled")).stream()
                            .map(SyntaxEngineConformanceTest::encodedOnce)
                            .toList(),
                    data.elements().readableWithTitles());
            Parsed<String> uri = DigitalLink.write(data.elements(), null, rules);
            CodeProblem problem = problem(uri);
            tally.same("engine dl_uri", text(expected, "dl_uri"), orNull(uri));
            tally.same(
                    "engine dl_uri_error",
                    text(expected, "dl_uri_error"),
                    problem == null ? null : problem.fault().name());
        } else {
            tally.same("engine elements", List.of(), data.elements().elements());
        }
        tally.same(
                "engine ignored",
                expected.has("dl_ignored_query_params") ? texts(expected.get("dl_ignored_query_params")) : List.of(),
                data.ignored());
    }

    private static ParseRules rules(JsonNode line) {
        JsonNode options = line.path("options");
        Set<Check> checks = EnumSet.allOf(Check.class);
        options.path("validations_off").forEach(off -> checks.remove(Check.valueOf(off.asText())));
        return new ParseRules(
                options.path("permit_unknown_ais").asBoolean(),
                options.path("permit_zero_suppressed_gtin_in_dl").asBoolean(),
                options.path("permit_convenience_alphas").asBoolean(),
                checks);
    }

    private static ParseRules only(ParseRules rules, Check check) {
        return new ParseRules(rules.unknownAis(), false, false, Set.of(check));
    }

    /// Syntax, which in a link includes what may stand in the query.
    private static ParseRules linkRules(ParseRules rules) {
        Set<Check> checks = EnumSet.noneOf(Check.class);
        if (rules.checks().contains(Check.UNKNOWN_AI_NOT_DL_ATTR)) {
            checks.add(Check.UNKNOWN_AI_NOT_DL_ATTR);
        }
        return new ParseRules(rules.unknownAis(), rules.zeroSuppressedGtins(), rules.wordsInLinks(), checks);
    }

    private static Parsed<ElementString> bracketed(String input, ParseRules rules) {
        return ElementString.parseBracketed(input, rules);
    }

    private static boolean isOk(Parsed<?> parsed) {
        return parsed instanceof Parsed.Ok<?>;
    }

    private static <T> @Nullable T orNull(Parsed<T> parsed) {
        return parsed.toOptional().orElse(null);
    }

    private static <T> @Nullable CodeProblem problem(Parsed<T> parsed) {
        return parsed instanceof Parsed.Bad<T>(var problem) ? problem : null;
    }

    private static @Nullable String markup(CodeProblem problem) {
        return problem.markup().orElse(null);
    }

    private static @Nullable String text(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    /// The file has the superscripts of titles (m³) encoded as UTF-8 twice.
    private static String encodedOnce(String text) {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
