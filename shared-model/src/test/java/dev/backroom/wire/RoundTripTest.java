package dev.backroom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome;
import dev.backroom.store.Row;
import dev.backroom.store.Unknown;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every type of the model that is stored or sent is read as it was written, full and as empty as can be.
class RoundTripTest {

    private static final Samples FULL = new Samples(true);
    private static final Samples EMPTY = new Samples(false);

    static Stream<Class<? extends Row>> rows() {
        return Names.of(Row.class).values().stream().filter(type -> type != Unknown.class);
    }

    static Stream<Class<? extends Operation>> operations() {
        return Names.of(Operation.class).values().stream();
    }

    static Stream<Class<? extends Outcome>> outcomes() {
        return Names.of(Outcome.class).values().stream();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void rows(Class<? extends Row> type) {
        for (Samples samples : new Samples[] {FULL, EMPTY}) {
            Row row = samples.of(type);
            assertThat(Json.read(Json.write(row), Row.class)).isEqualTo(row);
            assertThat(Json.row(Json.read(Json.write(row), JsonNode.class))).isEqualTo(row);
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void operations(Class<? extends Operation> type) throws JsonProcessingException {
        for (Samples samples : new Samples[] {FULL, EMPTY}) {
            Operation operation = samples.of(type);
            assertThat(Json.read(Json.write(operation), Operation.class)).isEqualTo(operation);
        }
        Operation full = FULL.of(type);
        assertThat(Json.strict().readValue(Json.text(full), Operation.class)).isEqualTo(full);
        assertThat(Json.digest(full)).isEqualTo(Json.digest(FULL.of(type))).isNotEqualTo(Json.digest(EMPTY.of(type)));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void outcomes(Class<? extends Outcome> type) {
        for (Samples samples : new Samples[] {FULL, EMPTY}) {
            Outcome outcome = samples.of(type);
            assertThat(Json.read(Json.write(outcome), Outcome.class)).isEqualTo(outcome);
        }
    }

    @Test
    void aRowOfANewerVersionIsPassedOnAsItCame() {
        String hologram = "{\"k\":\"hologram\",\"depth\":3}";
        assertThat(Json.row(Json.read(hologram, JsonNode.class))).isEqualTo(new Unknown("hologram", hologram));
    }

    @Test
    void wordsOnTheWireNeverClash() {
        assertThat(Json.operations()).containsKeys("receive-goods", "put-items", "close-era", "move-unit");
    }
}
