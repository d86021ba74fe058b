package dev.backroom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.backroom.store.Balance;
import dev.backroom.store.Row;
import dev.backroom.store.StockKey;
import org.junit.jupiter.api.Test;

/// What is empty, zero or false is left out when written, so it must be readable without.
class AbsentNumbersTest {

    private static final Balance BALANCE = new Balance(StockKey.plain(7, 3), 10, 0);

    @Test
    void aRowIsReadBackWithoutItsZeros() throws JsonProcessingException {
        String text = Json.text(BALANCE);

        assertThat(text).doesNotContain("grams", "serial");
        assertThat(Json.strict().readValue(text, Row.class)).isEqualTo(BALANCE);
        assertThat(Json.read(text, Row.class)).isEqualTo(BALANCE);
    }

    @Test
    void aNumberThatIsNullIsAMistakeOfTheSender() {
        String text = Json.text(BALANCE).replace("\"quantity\":10", "\"quantity\":null");

        assertThatThrownBy(() -> Json.strict().readValue(text, Row.class)).isInstanceOf(JsonProcessingException.class);
    }
}
