package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.handBack;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Receipt;
import dev.backroom.store.DocumentRow.ReceiptState;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Movement;
import dev.backroom.store.Posting;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World.Result;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HandBackTest {

    private final Dockside dock = new Dockside();

    private static HandBackDelivery all(String reason) {
        return new HandBackDelivery("DEL-1", reason);
    }

    @Test
    void aTruckIsSentAwayWithAllItBrought() {
        ok(dock.run(BEN, Dockside.checkIn("DEL-1")));
        Result result = dock.run(MIA, all("temperature"));
        assertThat(result.code()).isEqualTo("delivery-handed-back");
        assertThat(result.only(Delivery.class).state()).isEqualTo(DeliveryState.HANDED_BACK);
        assertThat(result.rows(Unit.class)).hasSize(4).allMatch(unit -> unit.state() == UnitState.HANDED_BACK);
        assertThat(result.rows(Movement.class)).isEmpty();
        assertThat(result.rows(Posting.class)).isEmpty();
        assertThat(result.only(Discrepancy.class).kind()).isEqualTo(DiscrepancyKind.DAMAGE);
    }

    @Test
    void theSlipSaysWhatWhyWhenAndWho() {
        ok(dock.run(BEN, Dockside.checkIn("DEL-1")));
        long event = dock.world.store.head().number() + 1;
        assertThat(dock.run(MIA, all("seal")).args())
                .containsEntry("delivery", "DEL-1")
                .containsEntry("counted", "4")
                .containsEntry("reason", "seal")
                .containsEntry("time", "07:00")
                .containsEntry("who", Integer.toString(MIA.person()))
                .containsEntry("slip", "0123-" + event);
    }

    @Test
    void whatGoesBackInPartHasItsSlipToo() {
        dock.opened();
        long event = dock.world.store.head().number() + 1;
        assertThat(dock.run(MIA, handBack(goods(MILK, "5"), "expired")).args())
                .containsEntry("quantity", "5")
                .containsEntry("name", "MILK")
                .containsEntry("delivery", "DEL-1")
                .containsEntry("reason", "expired")
                .containsEntry("slip", "0123-" + event);
        assertThat(dock.run(MIA, handBack(goods(PALLET, ""), "damage")).args()).containsKey("slip");
    }

    @ParameterizedTest
    @CsvSource({
        "damage,      DAMAGE,    carrier",
        "temperature, DAMAGE,    carrier",
        "seal,        DAMAGE,    carrier",
        "expired,     EXPIRED,   vendor",
        "other-store, MISPLACED, vendor"
    })
    void theCaseIsAgainstWhoeverIsToBlame(String reason, DiscrepancyKind kind, String fault) {
        assertThat(dock.run(MIA, all(reason)).only(Discrepancy.class)).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(kind);
            assertThat(found.facts())
                    .containsEntry("fault", fault)
                    .containsEntry("reason", reason)
                    .containsEntry("handedBack", "delivery");
        });
    }

    @Test
    void anOrderThatNobodyAnnouncedIsHandedBackByItsCodeAndStaysOpen() {
        ok(dock.run(ERP, Dockside.order("PO-7", 1, 10)));
        assertThat(dock.run(MIA, new HandBackDelivery("PO-7", "damage")).args()).containsEntry("delivery", "PO-7");
        assertThat(dock.run(MIA, Dockside.checkIn("PO-7")).code()).isEqualTo("refused delivery-closed");
        assertThat(dock.run(MIA, new OpenReceipt(Document.ORDER, "PO-7")).code())
                .isEqualTo("receipt-opened-without-check-in");
    }

    @Test
    void whatWasTakenInIsTakenBackFirst() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 5)));
        long event = dock.world.store.head().number();
        assertThat(dock.run(MIA, all("damage")).code()).isEqualTo("refused goods-taken-in");
        ok(dock.run(MIA, new Reverse(event, Optional.empty())));
        Result result = ok(dock.run(MIA, all("damage")));
        assertThat(result.only(Receipt.class).state()).isEqualTo(ReceiptState.CLOSED);
        assertThat(result.rows(Posting.class)).isEmpty();
    }
}
