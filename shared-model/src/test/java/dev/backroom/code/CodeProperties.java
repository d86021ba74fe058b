package dev.backroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.code.lint.Lint;
import dev.backroom.code.lint.Linters;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class CodeProperties {
    private static final List<String> LINTERS = List.of(
            ("couponcode couponposoffer cset39 cset64 cset82 csetnumeric csum csumalpha gcppos1 gcppos2 hasnondigit"
                            + " hh hhmi hhmm hyphen iban importeridx iso3166 iso3166999 iso3166alpha2 iso4217 iso5218"
                            + " keyoff1 latitude longitude mediatype mi nonzero nozeroprefix packagetype pcenc"
                            + " pieceoftotal posinseqslash ss winding yesno yymmd0 yymmdd yyyymmd0 yyyymmdd zero")
                    .split(" "));

    @Property(tries = 5000)
    void noTextMakesAReaderThrow(@ForAll("texts") String text) {
        assertThat(Scan.parse(text)).isNotNull();
        assertThat(ElementString.parse(text)).isNotNull();
        assertThat(ElementString.parseBracketed(text)).isNotNull();
        assertThat(DigitalLink.parse(text)).isNotNull();
        assertThat(ScanData.parse(text)).isNotNull();
        assertThat(SymbolData.parse(text, ParseRules.STRICT)).isNotNull();
        assertThat(Gtin.parse(text)).isNotNull();
        assertThat(UpcE.expand(text)).isNotNull();
        assertThat(GsDate.parse(text, 2026)).isNotNull();
        for (Symbology symbology : Symbology.values()) {
            assertThat(ScanData.write(symbology, text, false)).isNotNull();
            assertThat(ScanData.write(symbology, text, true)).isNotNull();
        }
    }

    @Property(tries = 2000)
    void problemsPointIntoTheText(@ForAll("texts") String text) {
        if (ElementString.parse(text) instanceof Parsed.Bad<ElementString>(var problem)) {
            assertThat(problem.position()).isBetween(0, text.length());
            assertThat(problem.position() + problem.length()).isLessThanOrEqualTo(text.length());
            assertThat(problem.message()).isNotBlank();
        }
        if (Scan.parse(text) instanceof Parsed.Bad<Scan>(var problem)) {
            assertThat(problem.position()).isNotNegative();
            assertThat(problem.message()).isNotBlank();
        }
    }

    @Property(tries = 2000)
    void lintersStayInsideOfTheirPiece(@ForAll("texts") String text, @ForAll @IntRange(max = 3) int margin) {
        int to = Math.max(margin, text.length() - margin);
        if (to > text.length()) {
            return;
        }
        for (String name : LINTERS) {
            Lint lint = Linters.STANDARD.named(name).orElseThrow().check(text, margin, to);
            Lint alone = Linters.STANDARD.named(name).orElseThrow().check(text.substring(margin, to));
            assertThat(lint).as(name).isEqualTo(alone);
            if (lint != null) {
                assertThat(lint.position() + lint.length()).isLessThanOrEqualTo(to - margin);
            }
        }
    }

    @Property
    void everyGtinIsReadFromEachOfItsForms(@ForAll @LongRange(max = 9_999_999_999_999L) long payload) {
        Gtin gtin = Gtin.ofPayload(payload);
        assertThat(Gtin.parse(gtin.digits14())).isEqualTo(Parsed.ok(gtin));
        assertThat(Gtin.parse(gtin.shortest())).isEqualTo(Parsed.ok(gtin));
    }

    @Property
    void oneWrongDigitIsAlwaysFound(
            @ForAll @LongRange(max = 9_999_999_999_999L) long payload,
            @ForAll @IntRange(max = 13) int place,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        var digits = new StringBuilder(Gtin.ofPayload(payload).digits14());
        digits.setCharAt(place, (char) ('0' + (digits.charAt(place) - '0' + change) % 10));
        assertThat(Gtin.parse(digits.toString())).isInstanceOf(Parsed.Bad.class);
    }

    @Property
    void shortFormsExpandToWhatTheyWereMadeOf(@ForAll @IntRange(max = 999_999) int six) {
        String digits = "0" + CheckDigit.padded(six, 6);
        for (int check = 0; check <= 9; check++) {
            if (UpcE.expand(digits + check) instanceof Parsed.Ok<Gtin>(var gtin)) {
                String canonical = UpcE.suppress(gtin).orThrow();
                assertThat(UpcE.expand(canonical)).isEqualTo(Parsed.ok(gtin));
                return;
            }
        }
        throw new AssertionError("no check digit fits " + digits);
    }

    @Property(tries = 2000)
    void writtenElementsAreReadAgain(@ForAll("elementStrings") String text) {
        ParseRules syntax = ParseRules.STRICT.syntaxOnly();
        ElementString elements = ElementString.parse(text, syntax).orThrow();
        assertThat(ElementString.parse(elements.unbracketed(), syntax).orThrow().readable())
                .isEqualTo(elements.readable());
        assertThat(ElementString.parseBracketed(elements.bracketed(), syntax)
                        .orThrow()
                        .readable())
                .isEqualTo(elements.readable());
        String scan = ScanData.write(Symbology.GS1_128_CCA, text, false).orThrow();
        assertThat(ScanData.parse(scan, syntax).orThrow().data().elements().readable())
                .isEqualTo(elements.readable());
    }

    @Property(tries = 1000)
    void writtenLinksAreReadAgain(@ForAll("elementStrings") String text) {
        ParseRules syntax = ParseRules.STRICT.syntaxOnly();
        ElementString elements = ElementString.parse(text, syntax).orThrow();
        if (DigitalLink.write(elements, null, syntax) instanceof Parsed.Ok<String>(var uri)
                && DigitalLink.parse(uri, syntax) instanceof Parsed.Ok<DigitalLink>(var link)) {
            assertThat(link.elements().readable()).containsOnlyOnceElementsOf(elements.readable());
        }
    }

    /// Anything, but often on the verge of being something.
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> pieces = Arbitraries.of(
                "^",
                "\u001d",
                "(",
                ")",
                "01",
                "09521234543213",
                "(01)",
                "(10)",
                "10",
                "17",
                "261231",
                "3103",
                "000100",
                "00",
                "006141411234567890",
                "]C1",
                "]E0",
                "]E4",
                "]d2",
                "]Q1",
                "]I1",
                "|]e0",
                "|^",
                "https://a.b/",
                "/01/",
                "?",
                "&",
                "=",
                "%5E",
                "%0",
                "#",
                "8110",
                "8007",
                "\\",
                "\u0000",
                "€",
                "𝄞",
                "\r\n",
                "9");
        Arbitrary<String> mixed = Arbitraries.oneOf(
                        pieces, Arbitraries.strings().ofMaxLength(5))
                .list()
                .ofMaxSize(8)
                .map(parts -> String.join("", parts));
        return Arbitraries.oneOf(
                mixed,
                Arbitraries.strings().ofMaxLength(40),
                Arbitraries.strings().numeric().ofMaxLength(30));
    }

    /// Element strings with right syntax.
    @Provide
    Arbitrary<String> elementStrings() {
        Arbitrary<String> value = Arbitraries.strings()
                .withChars("!\"%&'()*+,-./0123456789:;<=>?ABCXYZ_abcxyz")
                .ofMinLength(1)
                .ofMaxLength(20);
        Arbitrary<String> element = Arbitraries.oneOf(
                Arbitraries.of(
                        "0109521234543213", "17261231", "3103001250", "00006141411234567890", "4149520123456788"),
                value.map(v -> "10" + v + "^"),
                value.map(v -> "21" + v + "^"),
                value.map(v -> "99" + v + "^"),
                Arbitraries.integers().between(0, 99_999_999).map(n -> "37" + n + "^"));
        return element.list().ofMinSize(1).ofMaxSize(6).map(elements -> {
            List<String> distinct = new ArrayList<>();
            for (String one : elements) {
                if (distinct.stream().noneMatch(d -> d.startsWith(one.substring(0, 2)))) {
                    distinct.add(one);
                }
            }
            String text = "^" + String.join("", distinct);
            return text.endsWith("^") ? text.substring(0, text.length() - 1) : text;
        });
    }
}
