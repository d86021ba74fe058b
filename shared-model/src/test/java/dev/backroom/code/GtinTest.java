package dev.backroom.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GtinTest {
    @Test
    void shortAndLongFormsOfTheSameNumberAreEqual() {
        assertThat(Gtin.parse("4006381333931")).isEqualTo(Gtin.parse("04006381333931"));
        assertThat(Gtin.parse("4006381333931").orThrow()).hasToString("04006381333931");
    }

    @ParameterizedTest
    @CsvSource({"02345673", "416000336108", "4006381333931", "95012345678903"})
    void isPrintedInItsShortestForm(String digits) {
        assertThat(Gtin.parse(digits).orThrow().shortest()).isEqualTo(digits);
    }

    @ParameterizedTest
    @CsvSource({
        "'',            EMPTY,       0",
        "400638133393l, CHARACTER,   12",
        "٤006381333931, CHARACTER,   0",
        "40063813339,   LENGTH,      0",
        "4006381333930, CHECK_DIGIT, 12",
    })
    void whatIsWrongIsNamedWithItsPlace(String text, Fault fault, int position) {
        var problem = ((Parsed.Bad<Gtin>) Gtin.parse(text)).problem();
        assertThat(problem.fault()).isEqualTo(fault);
        assertThat(problem.position()).isEqualTo(position);
    }

    @Test
    void wrongCheckDigitSaysTheRightOne() {
        var problem = ((Parsed.Bad<Gtin>) Gtin.parse("4006381333930")).problem();
        assertThat(problem.message()).isEqualTo("The check digit is 0 but should be 1");
    }

    @Test
    void indicatorNineIsVariableMeasure() {
        assertThat(Gtin.parse("95012345678903").orThrow().isVariableMeasure()).isTrue();
        assertThat(Gtin.parse("4006381333931").orThrow().isVariableMeasure()).isFalse();
        assertThat(Gtin.parse("95012345678903").orThrow().digits13()).isEmpty();
    }

    @Test
    void packLevelsKeepTheClassOfTheirItem() {
        assertThat(Gtin.parse("9780306406157").orThrow().prefixClass()).isEqualTo(PrefixClass.BOOK);
        assertThat(Gtin.parse("19780306406154").orThrow().prefixClass()).isEqualTo(PrefixClass.BOOK);
    }

    @Test
    void cannotBeMadeOfAWrongNumber() {
        assertThatThrownBy(() -> new Gtin(4006381333930L)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Sscc(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Gln(95012345678903L)).isInstanceOf(IllegalArgumentException.class);
    }
}
