package dev.backroom.workflow.stock;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.CHEESE;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.MILK_CASE;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.PHONE;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.YOGHURT;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.move;
import static dev.backroom.workflow.Dockside.moveUnit;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.Dockside.weighed;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Movement;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.workflow.Dockside;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MoveTest {

    private final Dockside dock = new Dockside().opened();

    @BeforeEach
    void goodsAreOnTheStage() {
        ok(dock.run(MIA, receive(MILK, 30)));
        ok(dock.run(MIA, receive(lot(YOGHURT, "5", "L2", TODAY.plusDays(9)))));
        ok(dock.run(MIA, receive(lot(YOGHURT, "5", "L1", TODAY.plusDays(5)))));
        ok(dock.run(MIA, receive(serial(PHONE, "S1"))));
        ok(dock.run(MIA, receive(weighed(CHEESE, "4", 1000))));
    }

    static Stream<Arguments> moves() {
        return Stream.of(
                Arguments.of(goods(MILK, "30"), "STAGE", "B-1", "moved"),
                Arguments.of(goods(MILK_CASE, "2"), "STAGE", "B-1", "moved"),
                Arguments.of(goods(MILK, "31"), "STAGE", "B-1", "refused not-enough-stock"),
                Arguments.of(goods(MILK, "1"), "B-1", "B-2", "refused not-enough-stock"),
                Arguments.of(goods(MILK, "1"), "STAGE", "STAGE", "refused same-place"),
                Arguments.of(goods(MILK, "1"), "STAGE", "ZONE", "refused not-a-stock-place"),
                Arguments.of(goods(MILK, "1"), "ZONE", "B-1", "refused not-a-stock-place"),
                Arguments.of(goods(MILK, "1"), "STAGE", "B-9", "refused unknown-location"),
                Arguments.of(goods(MILK, "0"), "STAGE", "B-1", "refused quantity-not-positive"),
                Arguments.of(goods(Dockside.NOBODYS, "1"), "STAGE", "B-1", "refused unknown-barcode"),
                Arguments.of(goods(YOGHURT, "10"), "STAGE", "B-1", "moved"),
                Arguments.of(lot(YOGHURT, "5", "L2", TODAY.plusDays(9)), "STAGE", "B-1", "moved"),
                Arguments.of(lot(YOGHURT, "6", "L2", TODAY.plusDays(9)), "STAGE", "B-1", "refused not-enough-stock"),
                Arguments.of(lot(YOGHURT, "1", "L9", TODAY.plusDays(9)), "STAGE", "B-1", "refused not-enough-stock"),
                Arguments.of(lot(YOGHURT, "5", "", TODAY.plusDays(5)), "STAGE", "B-1", "moved"),
                Arguments.of(serial(PHONE, "S1"), "STAGE", "B-1", "moved"),
                Arguments.of(serial(PHONE, "S2"), "STAGE", "B-1", "refused not-enough-stock"),
                Arguments.of(goods(PHONE, "1"), "STAGE", "B-1", "refused serial-missing"),
                Arguments.of(goods(CHEESE, "4"), "STAGE", "B-1", "moved"),
                Arguments.of(goods(CHEESE, "3"), "STAGE", "B-1", "refused weight-missing"),
                Arguments.of(weighed(CHEESE, "3", 700), "STAGE", "B-1", "moved"),
                Arguments.of(weighed(CHEESE, "3", 1001), "STAGE", "B-1", "refused not-enough-stock"),
                Arguments.of(goods(CREAM, "1"), "STAGE", "B-1", "refused not-enough-stock"));
    }

    @ParameterizedTest
    @MethodSource("moves")
    void goodsMove(Goods goods, String from, String to, String code) {
        assertThat(dock.run(MIA, move(goods, from, to)).code()).isEqualTo(code);
    }

    @Test
    void whatIsDueFirstIsMovedFirst() {
        var result = dock.run(MIA, move(goods(YOGHURT, "7"), "STAGE", "B-1"));
        assertThat(result.rows(Movement.class)).extracting(Movement::quantity).containsExactly(5L, 2L);
        int first = result.rows(Movement.class).getFirst().from().batch();
        assertThat(dock.world.all(Batch.class).stream().filter(batch -> batch.id() == first))
                .singleElement()
                .extracting(Batch::lot)
                .isEqualTo("L1");
    }

    @Test
    void noAnswerTellsHowMuchIsThere() {
        assertThat(dock.run(MIA, move(goods(MILK, "999"), "STAGE", "B-1"))
                        .args()
                        .values())
                .noneMatch(text -> text.contains("30"));
    }

    @Test
    void aWholeBalanceTakesItsWeightAlong() {
        ok(dock.run(MIA, move(goods(CHEESE, "4"), "STAGE", "B-1")));
        assertThat(dock.world.store.balancesOf(dock.item("CHEESE")).stream()
                        .filter(balance -> balance.stock().place() == dock.place("B-1")))
                .singleElement()
                .extracting(Balance::grams)
                .isEqualTo(1000L);
    }

    @Test
    void onlyTheStatusThatWasNamedMoves() {
        assertThat(dock.run(MIA, new MoveGoods(goods(MILK, "1"), Status.DAMAGED, "STAGE", "B-1"))
                        .code())
                .isEqualTo("refused not-enough-stock");
    }

    @Test
    void aUnitMovesWholeWithWhatStandsOnIt() {
        ok(dock.run(MIA, receiveUnit(PALLET)));
        var result = dock.run(MIA, moveUnit(PALLET, "B-1"));
        assertThat(result.rows(Unit.class)).hasSize(3).extracting(Unit::place).containsOnly(dock.place("B-1"));
        assertThat(result.rows(Movement.class)).isEmpty();
        assertThat(dock.run(MIA, moveUnit(PALLET, "B-1")).code()).isEqualTo("refused same-place");
        assertThat(dock.run(MIA, moveUnit(PALLET, "ZONE")).code()).isEqualTo("refused not-a-stock-place");
        assertThat(dock.run(MIA, moveUnit(Dockside.sscc(50), "B-1")).code()).isEqualTo("refused unknown-unit");
    }

    @Test
    void aChildThatMovesAloneLeavesItsParent() {
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, moveUnit(CARTON_A, "B-2")));
        ok(dock.run(MIA, moveUnit(PALLET, "B-1")));
        assertThat(dock.world.store.one(Unit.class, Word.code(RowKind.UNIT, CARTON_A)))
                .get()
                .satisfies(unit -> {
                    assertThat(unit.parent()).isZero();
                    assertThat(unit.place()).isEqualTo(dock.place("B-2"));
                });
    }

    @Test
    void looseGoodsAreTakenOutOfAUnitAndPutIntoOne() {
        ok(dock.run(MIA, receiveUnit(CARTON_A)));
        ok(dock.run(MIA, move(goods(MILK, "4"), CARTON_A, "B-1")));
        assertThat(dock.there("MILK", "B-1")).isEqualTo(4);
        ok(dock.run(MIA, move(goods(MILK, "1"), "B-1", CARTON_A)));
        int unit = dock.world
                .store
                .one(Unit.class, Word.code(RowKind.UNIT, CARTON_A))
                .orElseThrow()
                .id();
        assertThat(dock.there("MILK", Place.unit(unit), Status.AVAILABLE)).isEqualTo(7);
    }

    @Test
    void aUnitsLabelInsteadOfGoodsMovesTheUnit() {
        ok(dock.run(MIA, receiveUnit(CARTON_A)));
        assertThat(dock.run(MIA, move(goods(CARTON_A, "1"), "STAGE", "B-1")).code())
                .isEqualTo("unit-moved");
    }
}
