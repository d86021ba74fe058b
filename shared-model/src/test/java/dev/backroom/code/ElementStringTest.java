package dev.backroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.code.lint.LintError;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElementStringTest {
    @Test
    void givesWhatReceivingNeeds() {
        var label = ElementString.parse("^010952123454321310AB-12^1726123121SN7^3103001250")
                .orThrow();

        assertThat(label.gtin()).contains(Gtin.parse("9521234543213").orThrow());
        assertThat(label.lot()).contains("AB-12");
        assertThat(label.serial()).contains("SN7");
        assertThat(label.expiry(2026)).contains(new GsDate(LocalDate.of(2026, 12, 31), false));
        assertThat(label.bestBefore(2026)).isEmpty();
        assertThat(label.netWeightGrams()).isEqualTo(OptionalLong.of(1250));
        assertThat(label.count()).isEmpty();
    }

    @Test
    void palletLabelTellsItsContent() {
        var label = ElementString.parse("^00006141411234567890^020952123454321337240")
                .orThrow();

        assertThat(label.sscc()).contains(Sscc.parse("006141411234567890").orThrow());
        assertThat(label.content()).contains(Gtin.parse("9521234543213").orThrow());
        assertThat(label.gtin()).isEmpty();
        assertThat(label.count()).isEqualTo(OptionalLong.of(240));
    }

    @Test
    void groupSeparatorIsFnc1Too() {
        assertThat(ElementString.parse("\u001d010952123454321310AB\u001d21SN"))
                .isEqualTo(ElementString.parse("^010952123454321310AB^21SN"));
    }

    @Test
    void identifierThatNoCodeMentionsIsParsedFromTheDictionary() {
        var roll = ElementString.parse("^0109521234543213^800112341234512398").orThrow();
        assertThat(roll.value("8001")).contains("12341234512398");
        assertThat(roll.readableWithTitles()).contains("DIMENSIONS (8001) 12341234512398");
    }

    @ParameterizedTest
    @CsvSource({
        "^0109521234543214,             INCORRECT_CHECK_DIGIT,        16, 1",
        "^010952123454321310AB C,       INVALID_CSET82_CHARACTER,     21, 1",
        "^010952123454321317261331,     ILLEGAL_MONTH,                21, 2",
        "^01095212345432,               AI_DATA_HAS_INCORRECT_LENGTH, 3,  12",
        "^0109521234543213^8912,        NO_AI_FOR_PREFIX,             18, 4",
        "^2421234567,                   AI_DATA_IS_TOO_LONG,          10, 1",
        "0109521234543213,              MISSING_FNC1_IN_FIRST_POSITION, 0, 1",
        "^0109521234543213^10A^10B,     INSTANCES_OF_AI_HAVE_DIFFERENT_VALUES, 24, 1",
        "^0109521234543213^10,          AI_DATA_IS_EMPTY,             20, 0",
    })
    void whatIsWrongIsNamedWithItsPlace(String text, String name, int position, int length) {
        var problem = problem(ElementString.parse(text));
        assertThat(problem.name()).isEqualTo(name);
        assertThat(problem.position()).isEqualTo(position);
        assertThat(problem.length()).isEqualTo(length);
    }

    @Test
    void placeInBracketedTextIsThatInTheTextTyped() {
        var problem = problem(ElementString.parseBracketed("(01)09521234543213(17)261331"));
        assertThat(problem.lint()).isEqualTo(LintError.ILLEGAL_MONTH);
        assertThat(problem.position()).isEqualTo(24);
        assertThat(problem.markup()).contains("(17)26|13|31");
    }

    @Test
    void loneLotMissesItsItemButCanBeScanned() {
        assertThat(problem(ElementString.parse("^10AB")).fault()).isEqualTo(Fault.REQUIRED_AIS_NOT_SATISFIED);
        var lot = ElementString.parse("^10AB", ParseRules.SCANNING).orThrow();
        assertThat(lot.missing().orElseThrow().fault()).isEqualTo(Fault.REQUIRED_AIS_NOT_SATISFIED);
    }

    @ParameterizedTest
    @CsvSource({"3100000002, 2000", "3103001250, 1250", "3104012345, 1235", "3201000010, 454", "3560000001, 31"})
    void netWeightIsGramsWhateverTheLabelsUnit(String element, long grams) {
        var label = ElementString.parse("^0109521234543213" + element, ParseRules.SCANNING)
                .orThrow();
        assertThat(label.netWeightGrams()).isEqualTo(OptionalLong.of(grams));
    }

    @Test
    void grossWeightIsNotNetWeight() {
        var label = ElementString.parse("^00006141411234567890^3303001250").orThrow();
        assertThat(label.netWeightGrams()).isEmpty();
        assertThat(label.measures()).hasSize(1);
    }

    @Test
    void priceWithItsCurrencyIsRead() {
        var label = ElementString.parse("^0195012345678903^39329781250^30002").orThrow();
        assertThat(label.measure("393")).contains(new BigDecimal("12.50"));
        assertThat(label.measures().getFirst().unit()).isEqualTo("978");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(10)A\\(B)C(21)\\(", "(01)09521234543213(10)X"})
    void bracketsInValuesSurvive(String text) {
        var elements = ElementString.parseBracketed(text, ParseRules.SCANNING).orThrow();
        assertThat(elements.bracketed()).isEqualTo(text);
        assertThat(ElementString.parse(elements.unbracketed(), ParseRules.SCANNING)
                        .map(ElementString::readable))
                .isEqualTo(Parsed.ok(elements.readable()));
    }

    @Test
    void numberOfElementsIsBounded() {
        assertThat(problem(ElementString.parse("^99A".repeat(65))).fault()).isEqualTo(Fault.TOO_MANY_AIS);
        assertThat(ElementString.parse("^99A".repeat(64))).isInstanceOf(Parsed.Ok.class);
    }

    private static <T> CodeProblem problem(Parsed<T> parsed) {
        return ((Parsed.Bad<T>) parsed).problem();
    }
}
