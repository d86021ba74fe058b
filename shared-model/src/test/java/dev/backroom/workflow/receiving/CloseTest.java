package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.handBack;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CloseTest {

    private final Dockside dock = new Dockside().opened();

    private static List<Discrepancy> shortages(World.Result result) {
        return result.rows(Discrepancy.class).stream()
                .filter(found -> found.kind() == DiscrepancyKind.SHORTAGE)
                .toList();
    }

    @Test
    void whatCameInFullIsNotShort() {
        ok(dock.run(MIA, receive(MILK, 60)));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, receiveUnit(CARTON_C)));
        var result = dock.run(MIA, close());
        assertThat(result.code()).isEqualTo("receipt-closed");
        assertThat(result.rows(Discrepancy.class)).isEmpty();
        assertThat(result.rows(Unit.class)).isEmpty();
    }

    @Test
    void whatWasPromisedAndNobodySawIsShortLineByLine() {
        ok(dock.run(MIA, receive(MILK, 55)));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        var result = dock.run(MIA, close());
        assertThat(result.args()).containsEntry("shortages", "2");
        assertThat(shortages(result))
                .extracting(Discrepancy::item, Discrepancy::quantity)
                .containsExactly(tuple(dock.item("MILK"), 5L), tuple(dock.item("TEA"), 10L));
        assertThat(shortages(result).getLast().facts())
                .containsEntry("order", "PO-1")
                .containsEntry("line", "6")
                .containsEntry("sscc", CARTON_C);
        assertThat(result.only(Unit.class).state()).isEqualTo(UnitState.MISSING);
    }

    @Test
    void whatStoodAtTheDockWasSeenWhateverBecameOfIt() {
        ok(dock.run(MIA, receive(MILK, 40)));
        ok(dock.run(MIA, quarantine(goods(MILK, "15"), "expired")));
        ok(dock.run(MIA, handBack(goods(MILK, "5"), "expired")));
        ok(dock.run(MIA, receiveUnit(PALLET)));
        ok(dock.run(MIA, receive(TEA, 10)));
        var result = dock.run(MIA, close());
        assertThat(shortages(result)).isEmpty();
        assertThat(result.only(Unit.class).state()).isEqualTo(UnitState.MISSING);
    }

    @Test
    void whatWasOrderedAndNotPromisedStaysOpen() {
        ok(dock.run(MIA, close()));
        assertThat(dock.world.all(Discrepancy.class))
                .extracting(Discrepancy::item)
                .containsOnly(dock.item("MILK"), dock.item("TEA"));
    }

    @Test
    void aNoticeIsFallenShortOfEvenWhereTheOrderIsExceeded() {
        ok(dock.run(ERP, Dockside.order("PO-1", 2, 60)));
        var asked = dock.run(MIA, receive(MILK, 66));
        ok(dock.world.confirm(MIA, receive(MILK, 66), asked.number(), Optional.of(TOM)));
        ok(dock.run(MIA, receive(TEA, 14)));
        ok(dock.run(MIA, close()));
        assertThat(dock.world.all(Discrepancy.class))
                .as("60 ordered, 70 promised, 66 came")
                .extracting(Discrepancy::kind, Discrepancy::quantity)
                .containsExactly(tuple(DiscrepancyKind.OVERAGE, 6L), tuple(DiscrepancyKind.SHORTAGE, 4L));
    }

    @Test
    void whatOtherDeliveriesBroughtTakesNothingFromAClaim() {
        ok(dock.run(MIA, receive(MILK, 80)));
        ok(dock.run(MIA, receive(TEA, 14)));
        ok(dock.run(MIA, close()));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-2",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(new NoticeLineData(Optional.of("PO-1"), 1, "MILK", 30)),
                        List.of())));
        ok(dock.run(MIA, Dockside.checkIn("DEL-2")));
        ok(dock.run(MIA, Dockside.open("DEL-2")));
        ReceiveGoods more = new ReceiveGoods("DEL-2", goods(MILK, "24"), Optional.empty());
        var asked = dock.run(MIA, more);
        ok(dock.world.confirm(MIA, more, asked.number()));
        var closed = ok(dock.run(MIA, new CloseReceipt("DEL-2")));
        assertThat(shortages(closed))
                .as("80 + 24 of 100 ordered, but 24 of 30 promised")
                .extracting(Discrepancy::quantity)
                .containsExactly(6L);
    }

    @Test
    void ofTwoWhoCloseAtOnceTheSecondIsTold() {
        ok(dock.run(BEN, close()));
        dock.world.time = dock.world.time.plusSeconds(90);
        var second = dock.run(MIA, close());
        assertThat(second.code()).isEqualTo("refused delivery-closed");
        assertThat(second.args()).containsEntry("time", "07:00").containsEntry("who", "12");
        dock.world.time = dock.world.time.plusSeconds(86_400);
        assertThat(dock.run(MIA, close()).args()).containsEntry("time", "2026-03-03 07:00");
    }
}
