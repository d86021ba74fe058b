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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MirrorTest {

    private static final Instant TIME = Instant.parse("2026-03-01T08:00:00Z");
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
    void keepsWhatItHasUntilTheLastPartOfASnapshotIsThere() {
        mirror.apply(message("snapshot", 1, 40, balance(10)));

        assertThat(mirror.apply(part(90, balance(20)))).isEqualTo(Mirror.Effect.GATHERED);
        assertThat(mirror.store().quantity(MILK)).isEqualTo(10);
        assertThat(mirror.at()).isEqualTo(40);

        assertThat(mirror.apply(message("snapshot", 1, 90))).isEqualTo(Mirror.Effect.RESTARTED);
        assertThat(mirror.store().quantity(MILK)).isEqualTo(20);
        assertThat(mirror.at()).isEqualTo(90);
    }

    @Test
    void beginsAgainWhereTheConnectionWasLostAmidASnapshot() {
        mirror.apply(part(80, balance(20)));

        mirror.apply(message("snapshot", 1, 90));

        assertThat(mirror.store().quantity(MILK)).isZero();
    }

    @Test
    void knowsTheTimeOfWhatItShows() {
        mirror.apply(message("snapshot", 1, 40));

        assertThat(mirror.store().head().time()).isEqualTo(TIME);
    }

    @Test
    void passesOverRowsOfAKindItDoesNotKnow() {
        JsonNode strange = Json.read("{\"k\":\"drone\",\"id\":1}", JsonNode.class);

        mirror.apply(new Api.Live("snapshot", "0017", 1, 5, false, TIME, List.of(strange)));

        assertThat(mirror.at()).isEqualTo(5);
    }

    @Test
    void takesNoOtherStoresRows() {
        assertThatThrownBy(() -> mirror.apply(new Api.Live("changes", "0018", 1, 1, false, TIME, List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Api.Live message(String type, long from, long to, Row... rows) {
        List<JsonNode> nodes = Stream.of(rows)
                .map(row -> Json.read(Json.write(row), JsonNode.class))
                .toList();
        return new Api.Live(type, "0017", from, to, false, TIME, nodes);
    }

    private static Api.Live part(long to, Row row) {
        return new Api.Live("snapshot", "0017", 1, to, true, TIME, List.of(Json.read(Json.write(row), JsonNode.class)));
    }

    private static Balance balance(long quantity) {
        return new Balance(MILK, quantity, 0);
    }
}
