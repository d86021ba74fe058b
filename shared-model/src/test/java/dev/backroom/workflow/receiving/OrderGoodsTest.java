package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Place;
import dev.backroom.store.Posting;
import dev.backroom.store.Status;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import dev.backroom.workflow.World.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// PO-9 has 5 milk for the customer order C-1, and 10 milk for stock. DEL-9 has a pallet with a carton for stock
/// and one
/// that is marked for C-2.
class OrderGoodsTest {

    private static final String ON_PALLET = Dockside.sscc(60);
    private static final String FOR_STOCK = Dockside.sscc(61);
    private static final String FOR_CUSTOMER = Dockside.sscc(62);

    private final Dockside dock = new Dockside();

    OrderGoodsTest() {
        ok(dock.run(ERP, new PutLocations(List.of(World.location("HOLD", LocationKind.PICKUP_HOLD)))));
        ok(dock.run(
                ERP,
                new PutOrder(
                        "PO-9",
                        1,
                        "HARVEST",
                        Dockside.TODAY,
                        false,
                        List.of(
                                new OrderLineData(1, "MILK", 5, 100, Optional.of("C-1")),
                                new OrderLineData(2, "MILK", 10, 100),
                                new OrderLineData(3, "TEA", 20, 100)))));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-9",
                        "HARVEST",
                        List.of("PO-9"),
                        World.MORNING,
                        List.of(),
                        List.of(
                                new UnitData(ON_PALLET, Optional.empty(), List.of()),
                                new UnitData(FOR_STOCK, Optional.of(ON_PALLET), List.of(tea(Optional.empty()))),
                                new UnitData(
                                        FOR_CUSTOMER, Optional.of(ON_PALLET), List.of(tea(Optional.of("C-2"))))))));
        ok(dock.run(MIA, Dockside.open("DEL-9")));
    }

    private static UnitLineData tea(Optional<String> customerOrder) {
        return new UnitLineData(
                Optional.of("PO-9"),
                3,
                "TEA",
                4,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                customerOrder);
    }

    private Result milk(int quantity) {
        return dock.run(
                MIA, new ReceiveGoods("DEL-9", Dockside.goods(MILK, Integer.toString(quantity)), Optional.empty()));
    }

    private Unit unit(String sscc) {
        return dock.world.all(Unit.class).stream()
                .filter(unit -> unit.sscc().equals(sscc))
                .findFirst()
                .orElseThrow();
    }

    private static void nothingWasAvailable(Result result) {
        assertThat(result.rows(Balance.class))
                .filteredOn(balance -> Place.isReal(balance.stock().place()))
                .allMatch(balance -> balance.stock().status() == Status.HELD);
    }

    @Test
    void looseGoodsForACustomerGoToTheHoldAndNeverThroughAvailable() {
        Result result = milk(3);
        assertThat(result.args()).containsEntry("place", "HOLD");
        nothingWasAvailable(result);
        assertThat(dock.there("MILK", dock.place("HOLD"), Status.HELD)).isEqualTo(3);
        assertThat(dock.there("MILK", "STAGE")).isZero();
    }

    @Test
    void whatIsMoreThanTheCustomerWantsGoesToTheStage() {
        assertThat(milk(8).args())
                .containsEntry("hold", "HOLD")
                .containsEntry("held", "5")
                .containsEntry("place", "STAGE");
        assertThat(dock.there("MILK", dock.place("HOLD"), Status.HELD)).isEqualTo(5);
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(3);
    }

    @Test
    void aMarkedCartonLeavesItsPalletForTheHold() {
        Result result = dock.run(MIA, new ReceiveUnit("DEL-9", ON_PALLET, Optional.empty()));
        assertThat(result.args())
                .containsEntry("apart", FOR_CUSTOMER)
                .containsEntry("hold", "HOLD")
                .containsEntry("place", "STAGE");
        assertThat(unit(FOR_CUSTOMER)).satisfies(carton -> {
            assertThat(carton.place()).isEqualTo(dock.place("HOLD"));
            assertThat(carton.parent()).isZero();
            assertThat(dock.there("TEA", Place.unit(carton.id()), Status.HELD)).isEqualTo(4);
        });
        assertThat(dock.there("TEA", Place.unit(unit(FOR_STOCK).id()), Status.AVAILABLE))
                .isEqualTo(4);
    }

    @Test
    void aMarkedCartonThatIsScannedAloneGoesThereToo() {
        Result result = dock.run(MIA, new ReceiveUnit("DEL-9", FOR_CUSTOMER, Optional.empty()));
        assertThat(result.args()).containsEntry("place", "HOLD");
        nothingWasAvailable(result);
    }

    @Test
    void takenBackItIsGoneFromTheHold() {
        ok(milk(8));
        ok(dock.run(MIA, new Reverse(dock.world.store.head().number(), Optional.empty())));
        assertThat(dock.there("MILK", dock.place("HOLD"), Status.HELD)).isZero();
        assertThat(dock.there("MILK", "STAGE")).isZero();
    }

    @Test
    void theErpIsToldThatItIsHeld() {
        ok(milk(3));
        assertThat(ok(dock.run(MIA, new CloseReceipt("DEL-9")))
                        .only(Posting.class)
                        .lines())
                .containsExactly(new Posting.Line("MILK", Status.HELD, 3, 0, "PO-9", 1, 1, 100));
    }

    @Test
    void aStoreWithoutAHoldKeepsItHeldWhereItIsPut() {
        Dockside other = new Dockside();
        ok(other.run(
                ERP,
                new PutOrder(
                        "PO-9",
                        1,
                        "HARVEST",
                        Dockside.TODAY,
                        false,
                        List.of(new OrderLineData(1, "MILK", 5, 100, Optional.of("C-1"))))));
        ok(other.run(MIA, Dockside.checkIn("PO-9")));
        ok(other.run(MIA, Dockside.open("PO-9")));
        ok(other.run(MIA, new ReceiveGoods("PO-9", Dockside.goods(MILK, "5"), Optional.empty())));
        assertThat(other.there("MILK", other.place("STAGE"), Status.HELD)).isEqualTo(5);
    }
}
