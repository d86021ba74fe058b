package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.PHONE;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// DEL-2 is announced with the phones S1 and S2 in a carton.
class SerialsTest {

    private static final String CARTON = Dockside.sscc(50);

    private final Dockside dock = new Dockside().opened();

    SerialsTest() {
        UnitLineData phones = new UnitLineData(
                Optional.of("PO-1"),
                4,
                "PHONE",
                2,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of("S1", "S2"));
        ok(dock.run(
                ERP,
                new PutNotice(
                        "DEL-2",
                        "HARVEST",
                        List.of("PO-1"),
                        World.MORNING,
                        List.of(),
                        List.of(new UnitData(CARTON, Optional.empty(), List.of(phones))))));
        ok(dock.run(MIA, Dockside.open("DEL-2")));
    }

    private static ReceiveGoods one(String serial) {
        return new ReceiveGoods("DEL-2", serial(PHONE, serial), Optional.empty());
    }

    @Test
    void eachPieceIsOneOfThoseThatTheNoticeLists() {
        World.Result stranger = dock.run(MIA, one("S9"));
        assertThat(stranger.code()).isEqualTo("refused serial-not-announced");
        assertThat(stranger.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.goodsInHand()).isNotEmpty());
        assertThat(dock.run(MIA, one("S1")).code()).isEqualTo("received");
        assertThat(dock.run(MIA, one("S2")).code()).isEqualTo("received");
    }

    @Test
    void aSerialNumberThatIsInTheStoreAlreadyStopsTheCartonThatBringsItAgain() {
        ok(dock.run(MIA, one("S2")));
        World.Result twice = dock.run(MIA, new ReceiveUnit("DEL-2", CARTON, Optional.empty()));
        assertThat(twice.code()).isEqualTo("refused serial-already-here");
        assertThat(twice.args()).containsEntry("serial", "S2").containsEntry("place", "STAGE");
    }

    @Test
    void whereTheNoticeListsNoneAnyWillDo() {
        assertThat(dock.run(MIA, receive(serial(PHONE, "S9"))).code()).isEqualTo("received");
    }

    @Test
    void aStrangerGoesToQuarantineWithACase() {
        assertThat(dock.run(MIA, quarantine(serial(PHONE, "S9"), "serial-not-announced"))
                        .code())
                .isEqualTo("quarantined");
    }
}
