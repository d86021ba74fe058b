package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.open;
import static dev.backroom.workflow.Dockside.order;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.reopen;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.TOM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.wire.Json;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Milk is line 1 with 100 ordered and 70 promised.
class UnderDeliveryTest {

    private final Dockside dock = new Dockside();

    private Dockside opened(Map<String, String> policy) {
        ok(dock.run(BOSS, new PutPolicy("under-delivery", "", policy)));
        return dock.opened();
    }

    private long givenUp(int line) {
        return dock.world.all(Order.class).getFirst().lines().get(line - 1).givenUp();
    }

    @ParameterizedTest
    @CsvSource({"94, 6, 0", "95, 6, 5", "97, 2, 0", "98, 2, 2", "100, 2, 0"})
    void aLineThatIsCompleteWithinToleranceStaysOpenForNothing(long received, String units, long givenUp) {
        opened(Map.of("percent", "5", "units", units));
        ok(dock.run(MIA, receive(MILK, received)));
        ok(dock.run(MIA, close()));
        assertThat(givenUp(1)).isEqualTo(givenUp);
    }

    @Test
    void withoutAPolicyTheRestStaysOpen() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 99)));
        ok(dock.run(MIA, close()));
        assertThat(givenUp(1)).isZero();
    }

    @Test
    void policyMayCancelTheRestOfLinesThatTheDeliveryWasForAndOfNoOthers() {
        opened(Map.of("rest", "cancel"));
        ok(dock.run(MIA, receive(lot(CREAM, "8", "", TODAY.plusDays(9)))));
        ok(dock.run(MIA, close()));
        assertThat(givenUp(1)).as("promised").isEqualTo(100);
        assertThat(givenUp(3)).as("brought").isEqualTo(12);
        assertThat(givenUp(2)).as("neither").isZero();
    }

    @Test
    void aLineOfWhichNothingCameIsNotComplete() {
        opened(Map.of("units", "40"));
        ok(dock.run(MIA, receive(MILK, 100)));
        ok(dock.run(MIA, close()));
        assertThat(givenUp(6)).isZero();
    }

    @Test
    void toleranceCountsOverAllReceiptsOfTheOrder() {
        opened(Map.of("units", "5"));
        ok(dock.run(MIA, receive(MILK, 60)));
        ok(dock.run(MIA, close()));
        assertThat(givenUp(1)).isZero();
        secondDelivery();
        ok(dock.run(MIA, new ReceiveGoods("DEL-2", Dockside.goods(MILK, "37"), Optional.empty())));
        ok(dock.run(MIA, new CloseReceipt("DEL-2")));
        assertThat(givenUp(1)).isEqualTo(3);
    }

    private void secondDelivery() {
        ok(dock.run(ERP, new PutNotice("DEL-2", "HARVEST", List.of("PO-1"), World.MORNING, List.of(), List.of())));
        ok(dock.run(MIA, open("DEL-2")));
    }

    @Test
    void whatComesLaterAllTheSameIsMoreThanIsWanted() {
        opened(Map.of("units", "5"));
        ok(dock.run(MIA, receive(MILK, 97)));
        ok(dock.run(MIA, close()));
        secondDelivery();
        assertThat(dock.run(MIA, new ReceiveGoods("DEL-2", Dockside.goods(MILK, "3"), Optional.empty())))
                .satisfies(result -> {
                    assertThat(result.code()).isEqualTo("asks over-order");
                    assertThat(result.args()).containsEntry("excess", "3");
                });
        assertThat(dock.run(MIA, new ReceiveGoods("DEL-2", Dockside.goods(MILK, "5"), Optional.empty()))
                        .code())
                .isEqualTo("asks over-tolerance");
    }

    @Test
    void whatTheErpOrdersAnewIsWantedAgainTheSameVersionChangesNothing() {
        opened(Map.of("units", "5"));
        ok(dock.run(MIA, receive(MILK, 97)));
        ok(dock.run(MIA, close()));
        assertThat(dock.run(ERP, order("PO-1", 1, 100)).code()).isEqualTo("order-unchanged");
        ok(dock.run(ERP, order("PO-1", 2, 100)));
        assertThat(givenUp(1)).isEqualTo(3);
        ok(dock.run(ERP, order("PO-1", 3, 120)));
        assertThat(givenUp(1)).isZero();
    }

    @Test
    void openedAgainTheRestIsWantedAgain() {
        opened(Map.of("units", "5"));
        ok(dock.run(MIA, receive(MILK, 97)));
        ok(dock.run(MIA, close()));
        ok(dock.run(TOM, reopen()));
        assertThat(givenUp(1)).isZero();
        assertThat(dock.run(MIA, receive(MILK, 3)).code()).isEqualTo("received");
    }

    @Test
    void anOrderOfAnOlderLogHasGivenUpNothing() {
        Order order = (Order) Json.row(Json.read(
                "{\"k\":\"order\",\"id\":1,\"code\":\"PO-1\",\"version\":1,\"due\":\"2026-03-03\","
                        + "\"lines\":[{\"line\":1,\"item\":1,\"ordered\":100,\"costMinor\":5}]}",
                JsonNode.class));
        assertThat(order.lines().getFirst().wanted()).isEqualTo(100);
        assertThat(Json.text(order)).doesNotContain("givenUp");
    }
}
