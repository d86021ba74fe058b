package dev.backroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigitalLinkTest {
    @Test
    void linkIsWrittenWithItsQualifiersInThePath() {
        var elements =
                ElementString.parseBracketed("(21)S/1(01)09521234543213(10)AB").orThrow();
        assertThat(DigitalLink.write(elements, "https://shop.example/", ParseRules.STRICT))
                .isEqualTo(Parsed.ok("https://shop.example/01/09521234543213/10/AB/21/S%2F1"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.b/01/09521234543213?10=AB,       AI_SHOULD_BE_IN_PATH_INFO,      33",
        "https://a.b/01/09521234543213?21=AB,       AI_IS_NOT_VALID_DATA_ATTRIBUTE, 33",
        "https://a.b/01/09521234543213/21/S/10/L,   INVALID_KEY_QUALIFIER_SEQUENCE, 15",
        "https://a.b/01/,                           AI_VALUE_PATH_ELEMENT_IS_EMPTY, 15",
        "https://a.b/01/09521234543213?99=,         AI_VALUE_QUERY_ELEMENT_IN_EMPTY, 33",
        "https://a.b/01/09521234543213/10/A%5EB,    AI_CONTAINS_ILLEGAL_CARAT_CHARACTER, 34",
        "ftp://a.b/01/09521234543213,               URI_CONTAINS_ILLEGAL_SCHEME, 0",
    })
    void whatIsWrongIsNamedWithItsPlace(String uri, Fault fault, int position) {
        var problem = ((Parsed.Bad<DigitalLink>) DigitalLink.parse(uri)).problem();
        assertThat(problem.fault()).isEqualTo(fault);
        assertThat(problem.position()).isEqualTo(position);
    }
}
