package dev.backroom.workflow;

import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.move;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.Store;
import dev.backroom.wire.Json;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OfflineTest {

    private final Dockside dock = new Dockside().opened();

    @Test
    void whatTheBooksAcceptIsAcceptedLikeAnythingElse() {
        assertThat(dock.world.offline(MIA, receive(MILK, 5)).code()).isEqualTo("received");
    }

    @Test
    void whatTheBooksCannotAcceptIsKeptWholeInACase() {
        ReceiveGoods work = receive(goods(NOBODYS, "5"));
        var result = dock.world.offline(MIA, work);
        assertThat(result.code()).isEqualTo("parked unknown-barcode");
        assertThat(result.only(Discrepancy.class)).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.UNPOSTABLE);
            assertThat(Json.read(found.facts().getOrDefault("operation", ""), Operation.class))
                    .isEqualTo(work);
            assertThat(found.facts())
                    .containsEntry("code", "unknown-barcode")
                    .containsEntry("number", Long.toString(result.number()));
        });
        assertThat(dock.world.offline(MIA, receive(MILK, 5)).code()).isEqualTo("received");
    }

    @Test
    void deliveriesClosedMeanwhileAndGoodsMovedMeanwhileAreParked() {
        ok(dock.run(MIA, receiveUnit(CARTON_C)));
        assertThat(dock.world.offline(MIA, receiveUnit(CARTON_C)).code()).isEqualTo("parked unit-already-here");
        assertThat(dock.world
                        .offline(MIA, move(goods(MILK, "1"), "STAGE", "B-1"))
                        .code())
                .isEqualTo("parked not-enough-stock");
        ok(dock.run(MIA, close()));
        assertThat(dock.world.offline(MIA, receive(MILK, 5)).code()).isEqualTo("parked delivery-closed");
    }

    @Test
    void nobodyCanBeAskedSoSmallQuestionsFallAwayAndLargeOnesAreParked() {
        Goods old = new Goods(
                CREAM,
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(TODAY.minusDays(1)),
                Optional.empty(),
                Optional.empty());
        assertThat(dock.world.offline(MIA, receive(old)).code()).isEqualTo("received");
        assertThat(dock.world.offline(MIA, receive(MILK, 102)).code()).isEqualTo("received");
        assertThat(dock.world.offline(MIA, receive(MILK, 10)).code()).isEqualTo("parked over-tolerance");
    }

    @Test
    void whatIsNotAllowedOrNoFactIsRefusedAllTheSame() {
        assertThat(dock.world.offline(ERP, receive(MILK, 5)).code()).isEqualTo("refused forbidden");
        assertThat(dock.world.offline(MIA, receive(goods(MILK, "many"))).code()).isEqualTo("refused invalid-value");
        assertThat(dock.world.offline(ERP, Dockside.order("PO-1", 0, 5)).code()).isEqualTo("refused outdated-version");
    }

    @Test
    void aDeviceChecksWhatItHoldsAndNeverRefusesWhatItDoesNot() {
        Facts nothing = new Facts(new Store(dock.world.store.id()), dock.world.master, TODAY);
        assertThat(Check.check(nothing, receive(MILK, 5))).isEmpty();
        assertThat(Check.check(nothing, receive(goods(NOBODYS, "5")))).isEmpty();
        assertThat(Check.check(nothing, receiveUnit(CARTON_C))).isEmpty();
        assertThat(Check.check(nothing, close())).isEmpty();
        assertThat(Check.check(nothing, move(goods(MILK, "5"), "STAGE", "B-9"))).isEmpty();

        assertThat(Check.check(nothing, receive(goods(MILK, "0")))).isPresent();
        assertThat(Check.check(nothing, receive(goods(CREAM, "1")))).isPresent();
        assertThat(Check.check(nothing, receive(goods("9521234000011", "1")))).isPresent();
        assertThat(Check.check(nothing, move(goods(MILK, "5"), "STAGE", "STAGE")))
                .isPresent();

        ok(dock.run(MIA, close()));
        Facts closed = new Facts(dock.world.store, dock.world.master, TODAY);
        assertThat(Check.check(closed, receive(MILK, 5))).isPresent();
    }
}
