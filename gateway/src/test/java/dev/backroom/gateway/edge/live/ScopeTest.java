package dev.backroom.gateway.edge.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.LineRow;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Movement;
import dev.backroom.store.Row;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockKey;
import dev.backroom.store.StockRow;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.store.Unknown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScopeTest {

    private static final Scope.Viewer DEVICE = new Scope.Viewer(Scope.DEVICE, 1001, -1001, false);
    private static final Scope.Viewer MAP = new Scope.Viewer(Scope.MAP, 1001, -1001, false);
    private static final Scope.Viewer DESK = new Scope.Viewer(Scope.DESK, 1001, -1001, false);
    private static final StockKey STOCK = StockKey.plain(1, 2);

    private static DocumentRow.Entry entry(int by) {
        return new DocumentRow.Entry(7, 1, 1, EntryKind.RECEIVED, 1, 1, 10, 0, 12, 0, STOCK, by, 0);
    }

    private static DocumentRow.Unit unit() {
        return new DocumentRow.Unit(
                1,
                "395212345000000019",
                0,
                1,
                2,
                UnitState.RECEIVED,
                7,
                Instant.EPOCH,
                -1001,
                List.of(new UnitContent(1, 12, 0, "", LocalDate.EPOCH, DateKind.NONE, List.of(), 1, 10, "")));
    }

    private static void sees(Scope.Viewer viewer, Row row, boolean seen) {
        assertThat(Scope.cut(row, viewer).isPresent()).as("%s %s", viewer, row).isEqualTo(seen);
    }

    @Test
    void aDeskSeesEverythingAsItIs() {
        for (Row row : List.of(new Balance(STOCK, 5, 0), unit(), entry(3), new Unknown("new", "{}"))) {
            assertThat(Scope.cut(row, DESK)).contains(row);
        }
    }

    @Test
    void aDeviceSeesNothingThatGivesAQuantityAway() {
        sees(DEVICE, new Balance(STOCK, 5, 0), false);
        sees(DEVICE, new Movement(1, STOCK, STOCK.at(3), 5, 0), false);
        sees(DEVICE, new StockRow.Serial(1, 1, "S1"), false);
        sees(DEVICE, new LineRow.Sequence(RowKind.SERIAL, 12), false);
        sees(DEVICE, new Unknown("new", "{\"quantity\":5}"), false);
        assertThat(Scope.cut(unit(), DEVICE))
                .get()
                .isInstanceOfSatisfying(
                        DocumentRow.Unit.class,
                        unit -> assertThat(unit.content()).isEmpty());
    }

    @Test
    void aDeviceSeesItsOwnScansAndNumbersOnly() {
        sees(DEVICE, entry(-1001), true);
        sees(DEVICE, entry(-1002), false);
        sees(DEVICE, entry(3), false);
        sees(DEVICE, new LineRow.Source(1001, 5), true);
        sees(DEVICE, new LineRow.Source(1002, 5), false);
        sees(DEVICE, device(1001), true);
        sees(DEVICE, device(1002), false);
    }

    @Test
    void whoReceivesBlindSeesNoUnitThatIsStillToCome() {
        Scope.Viewer blind = DEVICE.receiving(true);
        sees(blind, unit(), true);
        sees(blind, entry(-1001), false);
        assertThat(DESK.receiving(true)).isEqualTo(DESK);
    }

    private static MasterRow.Device device(int id) {
        return new MasterRow.Device(id, "d" + id, Set.of(), Set.of(), true, true);
    }

    @Test
    void aDeviceLearnsOfNoPeopleAndNoCases() {
        sees(DEVICE, new MasterRow.Person(1, "MK", Set.of(), Set.of(), true), false);
        sees(DEVICE, new LineRow.Removed(RowKey.of(RowKind.DISCREPANCY, 1)), false);
        sees(DEVICE, new LineRow.Removed(RowKey.of(RowKind.UNIT, 1)), true);
    }

    @Test
    void aMapSeesPlacesAndStockAndNoPapers() {
        sees(MAP, new Balance(STOCK, 5, 0), true);
        sees(MAP, unit(), true);
        sees(MAP, device(1002), true);
        sees(MAP, entry(-1001), false);
        sees(MAP, new MasterRow.Person(1, "MK", Set.of(), Set.of(), true), false);
        sees(MAP, new Unknown("new", "{}"), false);
    }

    @Test
    void onlyDevicesHaveAViewOfTheirOwn() {
        assertThat(new Scope.Viewer(Scope.DESK, 1, 2, false).shared())
                .isEqualTo(new Scope.Viewer(Scope.DESK, 3, 4, false).shared());
        assertThat(DEVICE.shared()).isEqualTo(DEVICE);
    }

    @Test
    void namesAreThoseOfTheContract() {
        assertThat(Scope.of("desk")).contains(Scope.DESK);
        assertThat(Scope.of("DESK")).isEqualTo(Optional.empty());
    }
}
