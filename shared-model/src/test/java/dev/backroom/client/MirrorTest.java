package dev.backroom.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.store.Balance;
import dev.backroom.store.Row;
import dev.backroom.store.StockKey;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MirrorTest {

    private static final StockKey MILK = StockKey.plain(7, 3);

    private final Mirror mirror = new Mirror(new StoreId(17));

    @Test
    void startsWithASnapshotAndGoesOnWithChanges() {
        assertThat(mirror.apply(message("snapshot", 1, 40, balance(10)))).isEqualTo(Mirror.Effect.RESTARTED);
        assertThat(mirror.apply(message("changes", 41, 43, balance(12)))).isEqualTo(Mirror.Effect.CHANGED);

        assertThat(mirror.at()).isEqualTo(43);
        assertThat(mirror.store().quantity(MILK)).isEqualTo(12);
    }

    @Test
    void movesOnWithNumbersOfWhichNothingIsForThisReader() {
        mirror.apply(message("snapshot", 1, 40));

        mirror.apply(message("changes", 41, 60));

        assertThat(mirror.at()).isEqualTo(60);
    }

    @Test
    void appliesNothingAfterAGap() {
        mirror.apply(message("snapshot", 1, 40, balance(10)));

        assertThat(mirror.apply(message("changes", 42, 42, balance(99)))).isEqualTo(Mirror.Effect.GAP);

        assertThat(mirror.at()).isEqualTo(40);
        assertThat(mirror.store().quantity(MILK)).isEqualTo(10);
    }

    @Test
    void knowsWhatItHasSeen() {
        mirror.apply(message("snapshot", 1, 40, balance(10)));

        assertThat(mirror.apply(message("changes", 39, 40, balance(1)))).isEqualTo(Mirror.Effect.KNOWN);

        assertThat(mirror.store().quantity(MILK)).isEqualTo(10);
    }

    @Test
    void forgetsEverythingAtANewSnapshot() {
        mirror.apply(message("snapshot", 1, 40, balance(10)));

        mirror.apply(message("snapshot", 1, 90));

        assertThat(mirror.store().quantity(MILK)).isZero();
        assertThat(mirror.at()).isEqualTo(90);
    }

    @Test
    void passesOverRowsOfAKindItDoesNotKnow() {
        JsonNode strange = Json.read("{\"k\":\"drone\",\"id\":1}", JsonNode.class);

        mirror.apply(new Api.Live("snapshot", "0017", 1, 5, List.of(strange)));

        assertThat(mirror.at()).isEqualTo(5);
    }

    @Test
    void takesNoOtherStoresRows() {
        assertThatThrownBy(() -> mirror.apply(new Api.Live("changes", "0018", 1, 1, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Api.Live message(String type, long from, long to, Row... rows) {
        List<JsonNode> nodes = Stream.of(rows)
                .map(row -> Json.read(Json.write(row), JsonNode.class))
                .toList();
        return new Api.Live(type, "0017", from, to, nodes);
    }

    private static Balance balance(long quantity) {
        return new Balance(MILK, quantity, 0);
    }
}
