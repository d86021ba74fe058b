package dev.backroom.code.conformance;

import dev.backroom.code.CheckDigit;
import dev.backroom.code.ElementString;
import dev.backroom.code.Gln;
import dev.backroom.code.GsDate;
import dev.backroom.code.Gtin;
import dev.backroom.code.Measure;
import dev.backroom.code.MeasureLayout;
import dev.backroom.code.MeasureLayouts;
import dev.backroom.code.ParseRules;
import dev.backroom.code.Parsed;
import dev.backroom.code.PrefixClass;
import dev.backroom.code.Sscc;
import dev.backroom.code.UpcE;
import dev.backroom.code.VariableMeasure;
import dev.backroom.code.conformance.Vectors.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class UpcConformanceTest {
    private static final Pattern PREFIX = Pattern.compile("prefix (\\d+)");

    private final Vectors vectors = Vectors.locate();

    @Test
    void checkDigitsOfAllKeysAreJudged() {
        var tally = new Tally("upc/check_digit_cases.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/check_digit_cases.csv")) {
            String value = row.get("value");
            tally.run(row.get("key") + " " + value, () -> {
                boolean ok = isOk(key(row.get("key"), value));
                tally.same("verdict", row.get("verdict"), ok ? "valid" : "invalid");
                if (!row.get("expected_check_digit").isEmpty()) {
                    int digit = CheckDigit.of(Long.parseLong(value.substring(0, value.length() - 1)));
                    tally.same("check digit", row.get("expected_check_digit"), String.valueOf(digit));
                }
            });
        }
        tally.finish();
    }

    @Test
    void datesFallIntoTheRightCentury() {
        var tally = new Tally("upc/gs1_dates.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/gs1_dates.csv")) {
            tally.run(row.get("yymmdd") + " in " + row.get("current_year"), () -> {
                Parsed<GsDate> date = GsDate.parse(row.get("yymmdd"), Integer.parseInt(row.get("current_year")));
                tally.same(
                        "date",
                        row.get("iso_date"),
                        date.toOptional().map(d -> d.date().toString()).orElse(""));
                tally.same("verdict", row.get("verdict"), isOk(date) ? "valid" : "invalid");
                if (isOk(date)) {
                    tally.same(
                            "written again", row.get("yymmdd"), date.orThrow().yymmdd());
                }
            });
        }
        tally.finish();
    }

    @Test
    void prefixesAreClassified() {
        var tally = new Tally("upc/gtin13_prefix_classes.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/gtin13_prefix_classes.csv")) {
            int first = Integer.parseInt(row.get("first"));
            int last = Integer.parseInt(row.get("last"));
            tally.run(row.get("class"), () -> {
                for (int prefix = first; prefix <= last; prefix++) {
                    tally.same(
                            String.valueOf(prefix),
                            row.get("class"),
                            PrefixClass.of(prefix).description());
                    long payload = prefix * 1_000_000_000L;
                    var gtin = new Gtin(payload * 10 + CheckDigit.of(payload));
                    tally.same(
                            gtin.toString(),
                            row.get("class"),
                            gtin.prefixClass().description());
                }
            });
        }
        tally.finish();
    }

    @Test
    void zerosAreSuppressedWhereTheyCanBe() {
        var tally = new Tally("upc/upca_zero_suppression.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/upca_zero_suppression.csv")) {
            tally.run(row.get("upca_12"), () -> {
                Parsed<String> shortForm =
                        UpcE.suppress(Gtin.parse(row.get("upca_12")).orThrow());
                tally.same("upce_8", row.get("upce_8"), shortForm.toOptional().orElse(""));
                tally.same("can be", row.get("can_be_zero_suppressed"), isOk(shortForm) ? "yes" : "no");
            });
        }
        tally.finish();
    }

    @Test
    void shortFormsAreExpanded() {
        var tally = new Tally("upc/upce_expansion.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/upce_expansion.csv")) {
            tally.run(row.get("upce_8") + " " + row.get("reason"), () -> {
                Parsed<Gtin> gtin = UpcE.expand(row.get("upce_8"));
                tally.same("verdict", row.get("verdict"), isOk(gtin) ? "valid" : "invalid");
                if (gtin instanceof Parsed.Ok<Gtin>(var number)) {
                    tally.same("gtin_14", row.get("gtin_14"), number.digits14());
                    tally.same("ean_13", row.get("ean_13"), number.digits13().orElse(""));
                    tally.same("upca_12", row.get("upca_12"), number.digits14().substring(2));
                    String canonical = UpcE.suppress(number).orThrow();
                    tally.same("canonical", row.get("canonical_upce_6"), canonical.substring(1, 7));
                    tally.same(
                            "is canonical",
                            row.get("is_canonical_short_form"),
                            canonical.equals(row.get("upce_8")) ? "yes" : "no");
                }
            });
        }
        tally.finish();
    }

    @Test
    void measuresHaveTheirDecimals() {
        var tally = new Tally("upc/variable_measure_ai.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/variable_measure_ai.csv")) {
            tally.run(row.get("element_string"), () -> {
                List<Measure> measures = ElementString.parseBracketed(row.get("element_string"), ParseRules.SCANNING)
                        .orThrow()
                        .measures();
                tally.same("how many", 1, measures.size());
                Measure measure = measures.getFirst();
                tally.same("ai", row.get("ai"), measure.ai());
                tally.same("value", row.get("value"), measure.value().toPlainString());
                tally.same("unit", row.get("unit"), measure.unit());
            });
        }
        tally.finish();
    }

    @Test
    void inStoreCodesAreReadByTheirLayout() {
        var tally = new Tally("upc/variable_measure_cases.csv", vectors, Map.of());
        for (Row row : vectors.rows("upc/variable_measure_cases.csv")) {
            tally.run(row.get("layout") + " " + row.get("code"), () -> {
                var layouts = new MeasureLayouts(List.of(layout(row)));
                Parsed<VariableMeasure> read = layouts.read(row.get("code"));
                tally.same("verdict", row.get("verdict"), isOk(read) ? "valid" : "invalid");
                if (read instanceof Parsed.Ok<VariableMeasure>(var measure)) {
                    tally.same("item", row.get("item_reference"), measure.item());
                    tally.same("value", row.get("value"), measure.value().toPlainString());
                    tally.same("unit", row.get("unit"), measure.layout().unit());
                } else {
                    tally.same("value", row.get("value"), "");
                }
            });
        }
        tally.finish();
    }

    /// The file names a layout as `EAN-13 PPIIIIKVVVVVC (prefix 20, …)` or `UPC-A 2IIIIIVPPPPC`, in which V and P
    /// have the opposite meanings.
    private static MeasureLayout layout(Row row) {
        String name = row.get("layout");
        String form = name.split(" ", -1)[1];
        var prefix = PREFIX.matcher(name);
        String pattern = prefix.find()
                ? prefix.group(1) + form.substring(2)
                : form.replace('V', 'K').replace('P', 'V');
        return new MeasureLayout(
                pattern,
                MeasureLayout.Kind.valueOf(row.get("value_kind").toUpperCase(Locale.ROOT)),
                row.get("unit"),
                Integer.parseInt(row.get("decimals")));
    }

    private static Parsed<?> key(String key, String value) {
        return switch (key) {
            case "GTIN-8" -> CheckDigit.parse(value, 8).map(Gtin::new);
            case "GTIN-12" -> CheckDigit.parse(value, 12).map(Gtin::new);
            case "GTIN-13" -> CheckDigit.parse(value, 13).map(Gtin::new);
            case "GTIN-14" -> CheckDigit.parse(value, 14).map(Gtin::new);
            case "SSCC" -> Sscc.parse(value);
            case "GLN" -> Gln.parse(value);
            case "GSRN" -> CheckDigit.parse(value, 18);
            case "GSIN" -> CheckDigit.parse(value, 17);
            default -> throw new IllegalStateException("unknown key " + key);
        };
    }

    private static boolean isOk(Parsed<?> parsed) {
        return parsed instanceof Parsed.Ok<?>;
    }
}
