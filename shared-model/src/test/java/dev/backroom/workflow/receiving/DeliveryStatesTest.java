package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.World.BEN;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.Operation;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.HandBackDelivery;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A row for every pair of a delivery's state and an operation.
class DeliveryStatesTest {

    enum State {
        EXPECTED,
        CHECKED_IN,
        OPEN,
        CLOSED,
        SENT_AWAY
    }

    enum Asked {
        CHECK_IN,
        OPEN_BY_DELIVERY,
        OPEN_BY_ORDER,
        OPEN_BY_SSCC,
        RECEIVE,
        RECEIVE_UNIT,
        DAMAGE,
        QUARANTINE,
        HAND_BACK,
        HAND_BACK_ALL,
        CLOSE,
        REOPEN,
        NOTICE,
        ORDER,
        MOVE,
        MOVE_UNIT,
        REVERSE
    }

    private static Operation operation(Asked asked) {
        return switch (asked) {
            case CHECK_IN -> Dockside.checkIn("DEL-1");
            case OPEN_BY_DELIVERY -> Dockside.open("DEL-1");
            case OPEN_BY_ORDER -> new OpenReceipt(Document.ORDER, "PO-1");
            case OPEN_BY_SSCC -> new OpenReceipt(Document.SSCC, CARTON_C);
            case RECEIVE -> Dockside.receive(MILK, 5);
            case RECEIVE_UNIT -> Dockside.receiveUnit(CARTON_C);
            case DAMAGE -> Dockside.damage(goods(MILK, "5"));
            case QUARANTINE -> Dockside.quarantine(goods(SOAP, "5"), "wrong-product");
            case HAND_BACK -> Dockside.handBack(goods(SOAP, "5"), "wrong-product");
            case HAND_BACK_ALL -> new HandBackDelivery("DEL-1", "damage");
            case CLOSE -> Dockside.close();
            case REOPEN -> Dockside.reopen();
            case NOTICE -> Dockside.notice();
            case ORDER -> Dockside.order("PO-1", 2, 90);
            case MOVE -> Dockside.move(goods(MILK, "3"), "STAGE", "B-1");
            case MOVE_UNIT -> Dockside.moveUnit(Dockside.CARTON_A, "B-1");
            case REVERSE -> new Reverse(6, Optional.empty());
        };
    }

    private static Principal who(Asked asked) {
        return switch (asked) {
            case NOTICE, ORDER -> ERP;
            case REOPEN -> World.TOM;
            default -> MIA;
        };
    }

    private static Dockside in(State state) {
        Dockside dock = new Dockside();
        if (state == State.SENT_AWAY) {
            ok(dock.run(BEN, new HandBackDelivery("DEL-1", "temperature")));
            return dock;
        }
        if (state.compareTo(State.CHECKED_IN) >= 0) {
            ok(dock.run(BEN, Dockside.checkIn("DEL-1")));
        }
        if (state.compareTo(State.OPEN) >= 0) {
            ok(dock.run(BEN, Dockside.open("DEL-1")));
            ok(dock.run(MIA, Dockside.receive(MILK, 3)));
            ok(dock.run(BEN, Dockside.receiveUnit(Dockside.CARTON_A)));
        }
        if (state == State.CLOSED) {
            ok(dock.run(BEN, Dockside.close()));
        }
        return dock;
    }

    @ParameterizedTest
    @CsvSource({
        "EXPECTED,   CHECK_IN,         checked-in",
        "EXPECTED,   OPEN_BY_DELIVERY, receipt-opened-without-check-in",
        "EXPECTED,   OPEN_BY_ORDER,    receipt-opened-without-check-in",
        "EXPECTED,   OPEN_BY_SSCC,     receipt-opened-without-check-in",
        "EXPECTED,   RECEIVE,          refused delivery-not-arrived",
        "EXPECTED,   RECEIVE_UNIT,     refused delivery-not-arrived",
        "EXPECTED,   DAMAGE,           refused delivery-not-arrived",
        "EXPECTED,   QUARANTINE,       refused delivery-not-arrived",
        "EXPECTED,   HAND_BACK,        refused delivery-not-arrived",
        "EXPECTED,   HAND_BACK_ALL,    delivery-handed-back",
        "EXPECTED,   CLOSE,            refused delivery-not-arrived",
        "EXPECTED,   REOPEN,           refused not-closed",
        "EXPECTED,   NOTICE,           notice-put",
        "EXPECTED,   ORDER,            order-put",
        "EXPECTED,   MOVE,             refused not-enough-stock",
        "EXPECTED,   MOVE_UNIT,        refused unknown-unit",
        "EXPECTED,   REVERSE,          refused unknown-event",
        "CHECKED_IN, CHECK_IN,         refused already-arrived",
        "CHECKED_IN, OPEN_BY_DELIVERY, receipt-opened",
        "CHECKED_IN, OPEN_BY_ORDER,    receipt-opened",
        "CHECKED_IN, OPEN_BY_SSCC,     receipt-opened",
        "CHECKED_IN, RECEIVE,          refused no-open-receipt",
        "CHECKED_IN, RECEIVE_UNIT,     refused no-open-receipt",
        "CHECKED_IN, DAMAGE,           refused no-open-receipt",
        "CHECKED_IN, QUARANTINE,       refused no-open-receipt",
        "CHECKED_IN, HAND_BACK,        refused no-open-receipt",
        "CHECKED_IN, HAND_BACK_ALL,    delivery-handed-back",
        "CHECKED_IN, CLOSE,            refused no-open-receipt",
        "CHECKED_IN, REOPEN,           refused not-closed",
        "CHECKED_IN, NOTICE,           notice-put",
        "CHECKED_IN, ORDER,            order-put",
        "CHECKED_IN, MOVE,             refused not-enough-stock",
        "CHECKED_IN, MOVE_UNIT,        refused unknown-unit",
        "CHECKED_IN, REVERSE,          refused unknown-event",
        "OPEN,       CHECK_IN,         refused already-arrived",
        "OPEN,       OPEN_BY_DELIVERY, receipt-joined",
        "OPEN,       OPEN_BY_ORDER,    receipt-joined",
        "OPEN,       OPEN_BY_SSCC,     receipt-joined",
        "OPEN,       RECEIVE,          received",
        "OPEN,       RECEIVE_UNIT,     unit-received",
        "OPEN,       DAMAGE,           damage-noted",
        "OPEN,       QUARANTINE,       quarantined",
        "OPEN,       HAND_BACK,        handed-back",
        "OPEN,       HAND_BACK_ALL,    refused goods-taken-in",
        "OPEN,       CLOSE,            receipt-closed",
        "OPEN,       REOPEN,           refused not-closed",
        "OPEN,       NOTICE,           notice-put",
        "OPEN,       ORDER,            order-put",
        "OPEN,       MOVE,             moved",
        "OPEN,       MOVE_UNIT,        unit-moved",
        "OPEN,       REVERSE,          reversed",
        "CLOSED,     CHECK_IN,         refused delivery-closed",
        "CLOSED,     OPEN_BY_DELIVERY, refused delivery-closed",
        "CLOSED,     OPEN_BY_ORDER,    receipt-opened-without-check-in",
        "CLOSED,     OPEN_BY_SSCC,     refused delivery-closed",
        "CLOSED,     RECEIVE,          refused delivery-closed",
        "CLOSED,     RECEIVE_UNIT,     refused delivery-closed",
        "CLOSED,     DAMAGE,           refused delivery-closed",
        "CLOSED,     QUARANTINE,       quarantined",
        "CLOSED,     HAND_BACK,        handed-back",
        "CLOSED,     HAND_BACK_ALL,    refused delivery-closed",
        "CLOSED,     CLOSE,            refused delivery-closed",
        "CLOSED,     REOPEN,           receipt-reopened",
        "CLOSED,     NOTICE,           refused delivery-closed",
        "CLOSED,     ORDER,            order-put",
        "CLOSED,     MOVE,             moved",
        "CLOSED,     MOVE_UNIT,        unit-moved",
        "CLOSED,     REVERSE,          refused not-reversible",
        "SENT_AWAY,  CHECK_IN,         refused delivery-closed",
        "SENT_AWAY,  OPEN_BY_DELIVERY, refused delivery-closed",
        "SENT_AWAY,  OPEN_BY_ORDER,    receipt-opened-without-check-in",
        "SENT_AWAY,  OPEN_BY_SSCC,     refused delivery-closed",
        "SENT_AWAY,  RECEIVE,          refused delivery-closed",
        "SENT_AWAY,  RECEIVE_UNIT,     refused delivery-closed",
        "SENT_AWAY,  DAMAGE,           refused delivery-closed",
        "SENT_AWAY,  QUARANTINE,       refused delivery-closed",
        "SENT_AWAY,  HAND_BACK,        refused delivery-closed",
        "SENT_AWAY,  HAND_BACK_ALL,    refused delivery-closed",
        "SENT_AWAY,  CLOSE,            refused delivery-closed",
        "SENT_AWAY,  REOPEN,           refused delivery-closed",
        "SENT_AWAY,  NOTICE,           refused delivery-closed",
        "SENT_AWAY,  ORDER,            order-put",
        "SENT_AWAY,  MOVE,             refused not-enough-stock",
        "SENT_AWAY,  MOVE_UNIT,        refused unknown-unit",
        "SENT_AWAY,  REVERSE,          refused unknown-event"
    })
    void eachStateAnswersEachOperation(State state, Asked asked, String code) {
        var result = in(state).run(who(asked), operation(asked));
        assertThat(result.code()).isEqualTo(code);
        if (code.startsWith("refused")) {
            assertThat(result.decision().rows()).isEmpty();
        }
    }

    @Test
    void anUnknownDeliveryIsUnknownToEverybody() {
        Dockside dock = new Dockside();
        assertThat(dock.run(MIA, Dockside.checkIn("DEL-9")).code()).isEqualTo("refused unknown-delivery");
        assertThat(dock.run(MIA, Dockside.open("DEL-9")).code()).isEqualTo("refused unknown-delivery");
        assertThat(dock.run(MIA, new OpenReceipt(Document.ORDER, "PO-9")).code())
                .isEqualTo("refused unknown-order");
        assertThat(dock.run(MIA, new OpenReceipt(Document.NONE, "NOBODY")).code())
                .isEqualTo("refused unknown-vendor");
        assertThat(dock.run(MIA, new OpenReceipt(Document.SSCC, Dockside.sscc(77)))
                        .code())
                .isEqualTo("refused unknown-unit");
    }

    @Test
    void anOrderWithoutNoticeIsCheckedInByItsOwnCode() {
        Dockside dock = new Dockside();
        ok(dock.run(ERP, Dockside.order("PO-7", 1, 10)));
        assertThat(dock.run(MIA, Dockside.checkIn("PO-7")).args()).containsEntry("delivery", "PO-7");
        assertThat(dock.run(MIA, Dockside.checkIn("PO-7")).code()).isEqualTo("refused already-arrived");
    }

    @Test
    void aTruckMayBeCheckedInAfterItsReceiptWasOpened() {
        Dockside dock = new Dockside();
        ok(dock.run(MIA, Dockside.open("DEL-1")));
        assertThat(dock.run(BEN, Dockside.checkIn("DEL-1")).code()).isEqualTo("checked-in");
        assertThat(dock.run(BEN, Dockside.open("DEL-1")).code()).isEqualTo("receipt-joined");
    }

    @Test
    void damageThatIsSeenAtTheDoorIsTheCarriers() {
        Dockside dock = new Dockside();
        var result = dock.run(MIA, new CheckIn("DEL-1", Optional.empty(), 4, Optional.empty(), true, Optional.empty()));
        assertThat(result.only(Discrepancy.class)).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.DAMAGE);
            assertThat(found.facts()).containsEntry("fault", "carrier");
        });
        assertThat(result.only(Delivery.class).state()).isEqualTo(DeliveryState.ARRIVED);
    }

    @ParameterizedTest
    @CsvSource({"-1, 4.5", "4, warm", "4, 1e3", "4, 400", "4, 4.12345", "100001, 4"})
    void whatWasCountedAndMeasuredMustBePossible(int units, String celsius) {
        var result = new Dockside()
                .run(MIA, new CheckIn("DEL-1", Optional.empty(), units, Optional.of(celsius), false, Optional.empty()));
        assertThat(result.code()).isEqualTo("refused invalid-value");
    }
}
