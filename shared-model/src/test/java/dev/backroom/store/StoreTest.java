package dev.backroom.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Temperature;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");

    private final Store store = new Store(new StoreId(7));

    private static Location bin(int id, String code) {
        return new Location(id, code, 0, LocationKind.BIN, Temperature.AMBIENT, true);
    }

    private static Entry entry(int line, EntryKind kind, int order, long quantity, long reversed) {
        return new Entry(5, line, 1, kind, 10, order, order, 0, quantity, 0, StockKey.plain(10, 1), 11, reversed);
    }

    private static Asked asked(long number, Instant until) {
        return new Asked(1001, number, "over-order", "d", false, until, List.of());
    }

    @Test
    void aRowIsFoundByItsKeyAndByItsWords() {
        store.put(bin(1, "B-1"), 1);
        assertThat(store.row(Location.class, RowKey.of(RowKind.LOCATION, 1))).contains(bin(1, "B-1"));
        assertThat(store.one(Location.class, Word.code(RowKind.LOCATION, "B-1")))
                .contains(bin(1, "B-1"));
        store.put(bin(1, "B-2"), 2);
        assertThat(store.one(Location.class, Word.code(RowKind.LOCATION, "B-1")))
                .isEmpty();
        assertThat(store.held(RowKey.of(RowKind.LOCATION, 1)))
                .get()
                .extracting(Held::number)
                .isEqualTo(2L);
    }

    @Test
    void noCodeIsMistakenForSomethingElse() {
        store.put(bin(1, "B-1"), 1);
        for (String code : List.of("kind:BIN", "BIN", "parent:0", "0", "1")) {
            assertThat(store.one(Location.class, Word.code(RowKind.LOCATION, code)))
                    .isEmpty();
        }
    }

    @Test
    void whatIsTakenBackIsFoundAsBefore() {
        store.put(bin(1, "B-1"), 1);
        Undo renamed = store.put(bin(1, "B-2"), 2);
        Undo removed = store.put(new LineRow.Removed(RowKey.of(RowKind.LOCATION, 1)), 3);
        assertThat(store.rows()).isEmpty();
        store.undo(removed);
        store.undo(renamed);
        assertThat(store.one(Location.class, Word.code(RowKind.LOCATION, "B-1")))
                .contains(bin(1, "B-1"));
        assertThat(store.held(RowKey.of(RowKind.LOCATION, 1)))
                .get()
                .extracting(Held::number)
                .isEqualTo(1L);
    }

    @Test
    void aLineKnowsWhatItTookInAndForgetsWhatWasReversed() {
        store.put(entry(1, EntryKind.RECEIVED, 3, 5, 0), 5);
        store.put(entry(2, EntryKind.DAMAGED, 3, 2, 0), 5);
        store.put(entry(3, EntryKind.QUARANTINED, 3, 40, 0), 5);
        store.put(entry(4, EntryKind.RECEIVED, 0, 9, 0), 5);
        assertThat(store.receivedOnLine(3, 3, 10)).isEqualTo(7);
        assertThat(store.receivedUnordered(1, 10)).isEqualTo(9);
        Undo undo = store.put(entry(1, EntryKind.RECEIVED, 3, 5, 6), 6);
        assertThat(store.receivedOnLine(3, 3, 10)).isEqualTo(2);
        store.undo(undo);
        assertThat(store.receivedOnLine(3, 3, 10)).isEqualTo(7);
    }

    @Test
    void theEarliestDueTimeIsKnownAlsoWithoutSomeRows() {
        assertThat(store.nextDue()).isEqualTo(LineRow.Clock.NEVER);
        store.put(asked(1, NOON), 1);
        store.put(asked(2, NOON.plusSeconds(5)), 1);
        assertThat(store.nextDue()).isEqualTo(NOON);
        assertThat(store.nextDue(key -> key.b() == 1)).isEqualTo(NOON.plusSeconds(5));
        assertThat(store.dueBy(NOON)).containsExactly(new RowKey(RowKind.ASKED, 1001, 1));
        store.put(new LineRow.Removed(new RowKey(RowKind.ASKED, 1001, 1)), 2);
        assertThat(store.nextDue()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void aSourcesLastNumberSurvivesItsEraAndIsTakenBack() {
        store.put(new LineRow.Source(1001, 41), 9);
        assertThat(store.last(1001)).isEqualTo(41);
        assertThat(store.last(1001, 42)).isEqualTo(41);
        assertThat(store.lastNumbers()).isEqualTo(Map.of(1001, 42L));
        assertThat(store.last(1002, 1)).isZero();
        store.last(1002, 0);
        store.last(1001, 41);
        assertThat(store.lastNumbers()).isEqualTo(Map.of(1001, 41L));
    }

    @Test
    void whatAStateDoesNotKeepChangesNothing() {
        assertThat(store.put(new Unknown("hologram", "{}"), 1)).isEqualTo(new Undo.Nothing());
        assertThat(store.put(new Movement(1, StockKey.plain(1, -1), StockKey.plain(1, 1), 1, 0), 1))
                .isEqualTo(new Undo.Nothing());
        assertThat(store.rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Place.Virtual.class)
    void virtualPlacesTellTheirKindAndParty(Place.Virtual kind) {
        for (int party : new int[] {0, 1, 9_999_999}) {
            int place = Place.virtual(kind, party);
            assertThat(Place.isReal(place)).isFalse();
            assertThat(Place.virtualOf(place)).isEqualTo(kind);
            assertThat(Place.partyOf(place)).isEqualTo(party);
        }
        assertThatThrownBy(() -> Place.virtual(kind, 10_000_000)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void placesOfUnitsAreNoLocations() {
        assertThat(Place.isUnit(Place.unit(7))).isTrue();
        assertThat(Place.isLocation(Place.unit(7))).isFalse();
        assertThat(Place.unitOf(Place.unit(7))).isEqualTo(7);
        assertThat(Place.isLocation(7)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "0123", "123456"})
    void storesAreWrittenAsTheyAreRead(String code) {
        assertThat(StoreId.parse(code).code()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "1234567", "12a4", "-123", "00123", "000000"})
    void whatIsNoStoreIsNotRead(String code) {
        assertThatThrownBy(() -> StoreId.parse(code)).isInstanceOf(IllegalArgumentException.class);
    }
}
