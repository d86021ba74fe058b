package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Cases of lines that are over: what opens, moves and settles them.
class OveragesTest {

    private final Dockside dock = new Dockside().opened();

    @Test
    void anOrderThatShrinksWhileItIsReceivedMovesTheBaseAndOpensACase() {
        ok(dock.run(MIA, receive(MILK, 80)));
        var changed = dock.run(ERP, Dockside.order("PO-1", 2, 70));
        assertThat(changed.code()).isEqualTo("order-put");
        assertThat(changed.only(Discrepancy.class).quantity()).isEqualTo(10);
        assertThat(dock.run(MIA, receive(MILK, 1)).code()).isEqualTo("asks over-tolerance");
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(80);

        assertThat(dock.run(ERP, Dockside.order("PO-1", 3, 65))
                        .only(Discrepancy.class)
                        .quantity())
                .isEqualTo(15);
        assertThat(dock.run(ERP, Dockside.order("PO-1", 4, 90))
                        .only(Discrepancy.class)
                        .state())
                .isEqualTo(DiscrepancyState.RESOLVED);
        assertThat(dock.world.all(Discrepancy.class)).hasSize(1);
        assertThat(dock.run(MIA, receive(MILK, 10)).code()).isEqualTo("received");
    }

    @Test
    void aLineHasOneTruthWhenItsOrderIsLoweredInMidReceipt() {
        ok(dock.run(MIA, receive(MILK, 58)));
        ok(dock.run(ERP, Dockside.order("PO-1", 2, 50)));

        var asked = dock.run(MIA, receive(MILK, 1));
        assertThat(asked.args()).as("all that is too much by now").containsEntry("excess", "9");
        ok(dock.world.confirm(MIA, receive(MILK, 1), asked.number(), Optional.of(TOM)));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.OVERAGE);
            assertThat(found.quantity()).isEqualTo(9);
            assertThat(found.delivery()).isNotZero();
            assertThat(found.facts())
                    .containsEntry("line", "1")
                    .containsEntry("reason", "order-changed")
                    .containsEntry("approver", "22");
        });

        ok(dock.run(MIA, new CloseReceipt("DEL-1")));
        assertThat(dock.world.all(Discrepancy.class))
                .filteredOn(found -> found.item() == dock.item("MILK"))
                .as("70 were announced and 59 came, but no more than 50 are wanted")
                .extracting(Discrepancy::kind)
                .containsExactly(DiscrepancyKind.OVERAGE);
    }

    @Test
    void aLineThatIsOverLeavesToOthersWhatIsTheirs() {
        ok(dock.run(ERP, Dockside.order("PO-2", 1, 20)));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-2",
                        "HARVEST",
                        List.of("PO-1", "PO-2"),
                        World.MORNING,
                        List.of(
                                new NoticeLineData(Optional.of("PO-1"), 1, "MILK", 100),
                                new NoticeLineData(Optional.of("PO-2"), 1, "MILK", 20)),
                        List.of())));
        ok(dock.run(MIA, Dockside.checkIn("DEL-2")));
        ok(dock.run(MIA, Dockside.open("DEL-2")));
        ok(dock.run(MIA, new ReceiveGoods("DEL-2", goods(MILK, "80"), Optional.empty())));
        ok(dock.run(ERP, Dockside.order("PO-1", 2, 50)));
        ok(dock.run(MIA, new ReceiveGoods("DEL-2", goods(MILK, "20"), Optional.empty())));
        ok(dock.run(MIA, new CloseReceipt("DEL-2")));

        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.OVERAGE);
            assertThat(found.quantity()).isEqualTo(30);
        });
    }

    @Test
    void whatIsTakenBackIsNotTooMuchAnyMore() {
        ok(dock.run(MIA, receive(MILK, 100)));
        var asked = dock.run(MIA, receive(MILK, 10));
        ok(dock.world.confirm(MIA, receive(MILK, 10), asked.number(), Optional.of(TOM)));
        long event = dock.world.store.head().number();
        var more = dock.run(MIA, receive(MILK, 6));
        ok(dock.world.confirm(MIA, receive(MILK, 6), more.number(), Optional.of(TOM)));

        ok(dock.run(MIA, new Reverse(event, Optional.empty())));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(DiscrepancyState.OPEN);
            assertThat(found.quantity()).isEqualTo(6);
        });
        ok(dock.run(MIA, new Reverse(event + 2, Optional.empty())));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(DiscrepancyState.RESOLVED);
            assertThat(found.facts()).containsEntry("resolved", "reversed");
        });
    }

    @Test
    void whatATakingBackBringsWithinToleranceIsSettled() {
        ok(dock.run(BOSS, new PutPolicy("over-receipt", "", Map.of("percent", "10"))));
        var within = dock.run(MIA, receive(MILK, 105));
        ok(dock.world.confirm(MIA, receive(MILK, 105), within.number()));
        assertThat(dock.world.all(Discrepancy.class)).isEmpty();
        var beyond = dock.run(MIA, receive(MILK, 15));
        ok(dock.world.confirm(MIA, receive(MILK, 15), beyond.number(), Optional.of(TOM)));
        assertThat(dock.world.all(Discrepancy.class))
                .extracting(Discrepancy::state, Discrepancy::quantity)
                .containsExactly(tuple(DiscrepancyState.OPEN, 20L));

        ok(dock.run(MIA, new Reverse(dock.world.store.head().number(), Optional.empty())));
        assertThat(dock.world.all(Discrepancy.class))
                .as("105 of 100 at 10 % need no case")
                .extracting(Discrepancy::state)
                .containsExactly(DiscrepancyState.RESOLVED);
    }

    @Test
    void whatATakingBackLeavesOnALineThatIsGoneStaysACase() {
        ok(dock.run(BOSS, new PutPolicy("over-receipt", "", Map.of("units", "10"))));
        ok(dock.run(MIA, receive(MILK, 5)));
        ok(dock.run(MIA, receive(MILK, 4)));
        long event = dock.world.store.head().number();
        ok(dock.run(ERP, withoutMilk(2)));
        ok(dock.run(MIA, new Reverse(event, Optional.empty())));
        assertThat(dock.world.all(Discrepancy.class))
                .extracting(Discrepancy::state, Discrepancy::quantity)
                .containsExactly(tuple(DiscrepancyState.OPEN, 5L));
    }

    /// PO-1 without its milk, which DEL-1 promises 70 of.
    private static PutOrder withoutMilk(long version) {
        PutOrder whole = Dockside.order("PO-1", version, 1);
        return new PutOrder(
                whole.order(),
                version,
                whole.vendor(),
                whole.due(),
                false,
                whole.lines().stream()
                        .filter(line -> !line.sku().equals("MILK"))
                        .toList());
    }

    @Test
    void aLineThatIsTakenOutInMidReceiptIsAskedAboutLikeACancelledOne() {
        ok(dock.run(MIA, receive(MILK, 30)));
        assertThat(dock.run(ERP, withoutMilk(2)).only(Discrepancy.class).quantity())
                .isEqualTo(30);

        var asked = dock.run(MIA, receive(MILK, 36));
        assertThat(asked.code()).isEqualTo("asks over-tolerance");
        assertThat(asked.args()).containsEntry("excess", "66");
        ok(dock.world.confirm(MIA, receive(MILK, 36), asked.number(), Optional.of(TOM)));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.quantity()).isEqualTo(66);
            assertThat(found.facts()).containsEntry("order", "PO-1").containsEntry("line", "1");
        });
    }

    @Test
    void whatWasTakenBackFromALineThatIsGoneDoesNotCountAnyMore() {
        ok(dock.run(MIA, receive(MILK, 30)));
        long event = dock.world.store.head().number();
        ok(dock.run(ERP, withoutMilk(2)));
        ok(dock.run(MIA, new Reverse(event, Optional.empty())));
        assertThat(dock.run(MIA, receive(MILK, 70)).code())
                .as("the notice still promises 70")
                .isEqualTo("received");
    }

    @ParameterizedTest
    @CsvSource({"36, RESOLVED, 30", "20, OPEN, 10"})
    void aLineThatComesBackPutsItsCaseRight(long ordered, DiscrepancyState state, long quantity) {
        ok(dock.run(MIA, receive(MILK, 30)));
        ok(dock.run(ERP, withoutMilk(2)));
        ok(dock.run(ERP, Dockside.order("PO-1", 3, ordered)));
        assertThat(dock.world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.state()).isEqualTo(state);
            assertThat(found.quantity()).isEqualTo(quantity);
        });
    }

    @Test
    void aLineThatGetsItsItemBackPutsTheCaseRight() {
        ok(dock.run(MIA, receive(MILK, 30)));
        PutOrder soap = Dockside.order("PO-1", 2, 100);
        List<OrderLineData> lines = new ArrayList<>(soap.lines());
        lines.set(0, new OrderLineData(1, "SOAP", 100, 100));
        ok(dock.run(ERP, new PutOrder(soap.order(), 2, soap.vendor(), soap.due(), false, lines)));
        assertThat(dock.world.all(Discrepancy.class))
                .singleElement()
                .extracting(Discrepancy::state, Discrepancy::quantity)
                .containsExactly(DiscrepancyState.OPEN, 30L);
        ok(dock.run(ERP, Dockside.order("PO-1", 3, 36)));
        assertThat(dock.world.all(Discrepancy.class))
                .singleElement()
                .extracting(Discrepancy::state)
                .isEqualTo(DiscrepancyState.RESOLVED);
    }

    /// DEL-2 brings milk for PO-1, 100 loose and a carton of 10, and 20 for PO-2; 80 have come, then PO-1 wants none.
    private void milkIsTakenOutOfOneOfTwoOrders() {
        ok(dock.run(ERP, Dockside.order("PO-2", 1, 20)));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-2",
                        "HARVEST",
                        List.of("PO-1", "PO-2"),
                        World.MORNING,
                        List.of(
                                new NoticeLineData(Optional.of("PO-1"), 1, "MILK", 100),
                                new NoticeLineData(Optional.of("PO-2"), 1, "MILK", 20)),
                        List.of(new UnitData(
                                Dockside.sscc(9), Optional.empty(), List.of(Dockside.holds(1, "MILK", 10)))))));
        ok(dock.run(MIA, Dockside.checkIn("DEL-2")));
        ok(dock.run(MIA, Dockside.open("DEL-2")));
        ok(dock.run(MIA, milkOfSecondDelivery(80)));
        ok(dock.run(ERP, withoutMilk(2)));
    }

    private static ReceiveGoods milkOfSecondDelivery(long quantity) {
        return new ReceiveGoods("DEL-2", goods(MILK, Long.toString(quantity)), Optional.empty());
    }

    @Test
    void goodsOfALineThatIsGoneFillWhatAnotherLineStillWants() {
        milkIsTakenOutOfOneOfTwoOrders();
        ok(dock.run(MIA, new ReceiveUnit("DEL-2", Dockside.sscc(9), Optional.empty())));
        ok(dock.run(MIA, milkOfSecondDelivery(10)));
        assertThat(dock.world.all(Discrepancy.class))
                .as("what had come for the line before it was taken out")
                .extracting(Discrepancy::quantity, found -> found.facts().get("order"))
                .containsExactly(tuple(80L, "PO-1"));
    }

    @Test
    void goodsOfALineThatIsGoneAreAskedAboutBeyondWhatAnotherLineStillWants() {
        milkIsTakenOutOfOneOfTwoOrders();
        assertThat(dock.run(MIA, milkOfSecondDelivery(21)).code()).isEqualTo("asks over-order");
        ok(dock.run(MIA, milkOfSecondDelivery(15)));
        var asked = dock.run(MIA, new ReceiveUnit("DEL-2", Dockside.sscc(9), Optional.empty()));
        assertThat(asked.code()).isEqualTo("asks over-tolerance");
        assertThat(asked.args()).containsEntry("excess", "5");
    }
}
