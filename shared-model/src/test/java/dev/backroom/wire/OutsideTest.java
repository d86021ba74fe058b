package dev.backroom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.backroom.operation.ChainOperation.PutPolicy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutsideTest {

    record Dated(Instant at, Optional<LocalDate> day, List<String> words) {}

    private static Dated dated(String at, String day) throws JsonProcessingException {
        return Json.strict().readValue("{\"at\":" + at + ",\"day\":" + day + ",\"words\":[]}", Dated.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "a\\u0000b", "\\ud800", "\\udc00", "\\udc00\\ud800", "\\ud83dx"})
    void aTextThatNoDatabaseKeepsIsRefusedWhereverItStands(String text) {
        List<String> places = List.of(
                "{\"type\":\"put-policy\",\"name\":\"%s\",\"scope\":\"\",\"values\":{}}",
                "{\"type\":\"put-policy\",\"name\":\"n\",\"scope\":\"\",\"values\":{\"a\":\"%s\"}}");
        for (String place : places) {
            assertThatThrownBy(() -> Json.strict().readValue(place.formatted(text), PutPolicy.class))
                    .as(place)
                    .isInstanceOf(ValueInstantiationException.class)
                    .hasMessageContaining(Outside.UNKEEPABLE);
        }
        String named = "{\"type\":\"put-policy\",\"name\":\"n\",\"scope\":\"\",\"values\":{\"%s\":\"a\"}}";
        assertThatThrownBy(() -> Json.strict().readValue(named.formatted(text), PutPolicy.class))
                .isInstanceOf(JsonProcessingException.class);
        assertThatThrownBy(() -> Json.strict()
                        .readValue("{\"at\":\"2026-03-01T10:00:00Z\",\"words\":[\"%s\"]}".formatted(text), Dated.class))
                .isInstanceOf(ValueInstantiationException.class);
    }

    @Test
    void everyOtherCharacterIsText() throws JsonProcessingException {
        assertThat(Json.strict().readValue("\"\\u0001 \\u001d ü \\ud83d\\ude9a\"", String.class))
                .isEqualTo("\u0001 \u001d ü \ud83d\ude9a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01T00:00:00Z", "-0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void aMomentBeyondWhatOthersCanReadIsRefused(String at) {
        assertThatThrownBy(() -> dated('"' + at + '"', "null")).isInstanceOf(ValueInstantiationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-999999999-01-01", "1969-12-31"})
    void aDayBeyondWhatOthersCanReadIsRefused(String day) {
        assertThatThrownBy(() -> dated("\"2026-03-01T10:00:00Z\"", '"' + day + '"'))
                .isInstanceOf(ValueInstantiationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1772359200", "[2026,3,1]", "\"1772359200\"", "\"\"", "\"2026-03-01\"", "true"})
    void aMomentIsWrittenAsTextInOneForm(String at) {
        assertThatThrownBy(() -> dated(at, "null")).isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void allYearsBetweenAreTaken() throws JsonProcessingException {
        assertThat(dated("\"1970-01-01T00:00:00Z\"", "\"9999-12-31\""))
                .isEqualTo(new Dated(Instant.EPOCH, Optional.of(LocalDate.of(9999, 12, 31)), List.of()));
        assertThat(dated("\"2026-03-01T11:00:00+01:00\"", "null").at()).isEqualTo("2026-03-01T10:00:00Z");
    }
}
