package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.sscc;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Movement;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnitsTest {

    private final Dockside dock = new Dockside().opened();

    private Unit unit(String sscc) {
        return dock.world.store.one(Unit.class, Word.code(RowKind.UNIT, sscc)).orElseThrow();
    }

    private long inside(String sscc) {
        return dock.world.store.balancesAt(Place.unit(unit(sscc).id())).stream()
                .mapToLong(Balance::quantity)
                .sum();
    }

    @Test
    void aPalletBringsItsChildrenAlong() {
        var result = dock.run(MIA, receiveUnit(PALLET));
        assertThat(result.code()).isEqualTo("unit-received");
        assertThat(result.args()).containsEntry("units", "2");
        assertThat(result.rows(Unit.class)).hasSize(3).allSatisfy(unit -> {
            assertThat(unit.state()).isEqualTo(UnitState.RECEIVED);
            assertThat(unit.place()).isEqualTo(dock.place("STAGE"));
            assertThat(unit.receivedBy()).isEqualTo(dock.world.store.head().number());
        });
        assertThat(inside(CARTON_A)).isEqualTo(10);
        assertThat(result.rows(Entry.class)).hasSize(3);
        assertThat(result.rows(Movement.class)).hasSize(2);
    }

    @Test
    void aChildSaysThatItCameWithItsPallet() {
        dock.run(MIA, receiveUnit(PALLET));
        var child = dock.run(BEN, receiveUnit(CARTON_A));
        assertThat(child.code()).isEqualTo("came-with-unit");
        assertThat(child.args()).containsEntry("parent", PALLET);
        assertThat(child.decision().rows()).isEmpty();
        assertThat(inside(CARTON_A)).isEqualTo(10);
    }

    @Test
    void aChildThatCameBeforeIsNotBroughtAgain() {
        dock.run(MIA, receiveUnit(CARTON_A));
        assertThat(dock.run(MIA, receiveUnit(PALLET)).rows(Unit.class)).hasSize(2);
        assertThat(inside(CARTON_A)).isEqualTo(10);
        assertThat(dock.run(MIA, receiveUnit(CARTON_A)).code()).isEqualTo("refused unit-already-here");
    }

    @Test
    void theSameUnitTwiceSaysWhenAndByWhom() {
        dock.run(MIA, receiveUnit(CARTON_C));
        var again = dock.run(BEN, receiveUnit(CARTON_C));
        assertThat(again.code()).isEqualTo("refused unit-already-here");
        assertThat(again.args())
                .containsEntry("time", "07:00")
                .containsEntry("who", "11")
                .containsEntry("place", "STAGE");
    }

    @Test
    void aUnitsLabelIsReadInAllItsForms() {
        assertThat(dock.run(MIA, receiveUnit("]C100" + CARTON_A)).code()).isEqualTo("unit-received");
        assertThat(dock.run(MIA, receiveUnit("00" + CARTON_C)).code()).isEqualTo("unit-received");
        assertThat(dock.run(MIA, receive(goods(PALLET, ""))).code()).isEqualTo("unit-received");
        assertThat(dock.run(MIA, receiveUnit("095212340000000011")).code()).isEqualTo("refused check-digit");
        assertThat(dock.run(MIA, receiveUnit("")).code()).isEqualTo("refused missing-field");
    }

    @Test
    void unknownUnitsAndThoseOfOtherDeliveriesAreToldApart() {
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-2",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(sscc(9), Optional.empty(), List.of(Dockside.holds(1, "MILK", 2)))))));
        assertThat(dock.run(MIA, receiveUnit(sscc(8))).code()).isEqualTo("refused unknown-unit");
        var other = dock.run(MIA, receiveUnit(sscc(9)));
        assertThat(other.code()).isEqualTo("refused unit-of-other-delivery");
        assertThat(other.args()).containsEntry("delivery", "DEL-2");

        ok(dock.run(MIA, Dockside.open("DEL-2")));
        ok(dock.run(MIA, new CloseReceipt("DEL-2")));
        var closed = dock.run(MIA, receiveUnit(sscc(9)));
        assertThat(closed.code()).isEqualTo("refused delivery-closed");
        assertThat(closed.args()).containsEntry("delivery", "DEL-2").containsEntry("who", "11");
    }

    @Test
    void aUnitGoesWhereItIsSent() {
        assertThat(dock.run(MIA, new ReceiveUnit("DEL-1", CARTON_C, Optional.of("B-1")))
                        .code())
                .isEqualTo("unit-received");
        assertThat(unit(CARTON_C).place()).isEqualTo(dock.place("B-1"));
    }

    @Test
    void aReceiptIsOpenedByAPrintableCodeOrWhateverALabelHolds() {
        var refused = dock.run(MIA, new OpenReceipt(Document.ORDER, "PO-1\u001b"));
        assertThat(refused.code()).isEqualTo("refused invalid-value");
        assertThat(refused.args()).containsEntry("field", "/operation/code").containsEntry("detail", "unprintable");
        ok(dock.run(MIA, new OpenReceipt(Document.SSCC, "]C100" + PALLET + "10A\u001d3712")));
    }
}
