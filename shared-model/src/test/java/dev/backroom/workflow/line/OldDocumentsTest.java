package dev.backroom.workflow.line;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.sscc;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.LineOperation.CloseEra;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.LineRow;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OldDocumentsTest {

    private final Dockside dock = new Dockside();

    /// A delivery of 10 milk of which one unit holds 4, with the receipt closed.
    private void delivered(long ordered, boolean unitIsEmptied) {
        ok(dock.run(ERP, order(1, ordered)));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-5",
                        "HARVEST",
                        List.of("PO-5"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(sscc(50), Optional.empty(), List.of(fourMilk()))))));
        ok(dock.run(MIA, Dockside.open("DEL-5")));
        ok(dock.run(MIA, new ReceiveGoods("DEL-5", goods(MILK, "6"), Optional.empty())));
        ok(dock.run(MIA, new ReceiveUnit("DEL-5", sscc(50), Optional.empty())));
        if (unitIsEmptied) {
            ok(dock.run(MIA, Dockside.move(goods(MILK, "4"), sscc(50), "B-1")));
        }
        ok(dock.run(MIA, new CloseReceipt("DEL-5")));
    }

    private static PutOrder order(long version, long milk) {
        return new PutOrder(
                "PO-5", version, "HARVEST", Dockside.TODAY, false, List.of(new OrderLineData(1, "MILK", milk, 1)));
    }

    private static UnitLineData fourMilk() {
        return new UnitLineData(
                Optional.of("PO-5"), 1, "MILK", 4, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    private World.Result closeEra(int era) {
        dock.world.time = dock.world.time.plusSeconds(3_600);
        return ok(dock.run(Principal.SYSTEM, new CloseEra(era)));
    }

    private List<String> deliveries() {
        return dock.world.all(Delivery.class).stream().map(Delivery::code).toList();
    }

    @Test
    void whatEndedBeforeTheEraBeganLeavesWithIt() {
        delivered(10, true);
        assertThat(closeEra(1).rows(LineRow.Removed.class)).isEmpty();
        assertThat(deliveries()).containsExactly("DEL-1", "DEL-5");
        closeEra(2);
        assertThat(deliveries()).containsExactly("DEL-1");
        assertThat(dock.world.all(Order.class)).extracting(Order::code).containsExactly("PO-1");
        assertThat(dock.world.all(Entry.class)).isEmpty();
        assertThat(dock.world.all(Receipt.class)).isEmpty();
        assertThat(dock.world.all(Unit.class)).extracting(Unit::sscc).doesNotContain(sscc(50));
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(6);
    }

    @Test
    void aUnitWithStockStays() {
        delivered(10, false);
        closeEra(1);
        closeEra(2);
        assertThat(dock.world.all(Unit.class)).extracting(Unit::sscc).contains(sscc(50));
    }

    @Test
    void anOrderWithSomethingOpenKeepsItsEntriesForItsTolerance() {
        delivered(20, true);
        closeEra(1);
        closeEra(2);
        assertThat(deliveries()).contains("DEL-5");
        assertThat(dock.world.all(Entry.class)).hasSize(2);
    }

    @Test
    void whatIsClosedWithinTheEraStays() {
        closeEra(1);
        delivered(10, true);
        closeEra(2);
        assertThat(deliveries()).contains("DEL-5");
        closeEra(3);
        assertThat(deliveries()).doesNotContain("DEL-5");
    }

    @Test
    void anOrderThatIsOverStaysWithItsDeliveriesUntilItsCaseIsResolved() {
        delivered(10, true);
        ok(dock.run(ERP, order(2, 8)));
        closeEra(1);
        closeEra(2);
        assertThat(deliveries()).contains("DEL-5");
        assertThat(dock.world.all(Order.class)).extracting(Order::code).contains("PO-5");

        assertThat(ok(dock.run(ERP, order(3, 10))).only(Discrepancy.class).state())
                .isEqualTo(DiscrepancyState.RESOLVED);
        closeEra(3);
        assertThat(deliveries()).doesNotContain("DEL-5");
        assertThat(dock.world.all(Order.class)).extracting(Order::code).doesNotContain("PO-5");
    }

    /// A case without a delivery: 6 have come of an order that then wants fewer.
    private Discrepancy lowered() {
        ok(dock.run(ERP, order(1, 20)));
        ok(dock.run(MIA, Dockside.checkIn("PO-5")));
        ok(dock.run(MIA, new OpenReceipt(Document.ORDER, "PO-5")));
        ok(dock.run(MIA, new ReceiveGoods("PO-5", goods(MILK, "6"), Optional.empty())));
        Discrepancy found = ok(dock.run(ERP, order(2, 4))).only(Discrepancy.class);
        assertThat(found.delivery()).isZero();
        return found;
    }

    @Test
    void aResolvedCaseWithoutADeliveryLeavesWithTheEraAfterIt() {
        lowered();
        ok(dock.run(ERP, order(3, 20)));
        closeEra(1);
        assertThat(dock.world.all(Discrepancy.class)).hasSize(1);
        closeEra(2);
        assertThat(dock.world.all(Discrepancy.class)).isEmpty();
    }

    @Test
    void anOpenCaseWithoutADeliveryStays() {
        Discrepancy found = lowered();
        closeEra(1);
        closeEra(2);
        assertThat(dock.world.all(Discrepancy.class)).containsExactly(found);
    }
}
