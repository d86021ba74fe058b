package dev.backroom.workflow;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.YOGHURT;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.gtin;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.Envelope;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A lane decides thousands of scans a second on one thread, so one must take microseconds, whatever the size of the
/// catalogue and of the receipt. The bound is wide: it is to find a scan over all rows, not a slow machine.
class DecidingSpeedTest {

    private static final int ROUNDS = 20_000;
    private static final double MICROS_MAX = 100;

    private final Dockside dock = new Dockside().opened();

    @Test
    void aScanIsDecidedInMicroseconds() {
        manyItemsOrdersAndEntries();
        System.out.printf(
                "decide: GTIN %.1f µs, GS1 element string %.1f µs, refused %.1f µs%n",
                micros(goods(MILK, "1"), "received"),
                micros(goods("]C1010" + YOGHURT + "17260401" + "10L7", "1"), "received"),
                micros(goods(gtin(777_777), "1"), "refused unknown-barcode"));
    }

    private double micros(Goods goods, String code) {
        Envelope envelope = dock.world.envelope(MIA, receive(goods));
        double best = Double.MAX_VALUE;
        for (int run = 0; run < 5; run++) {
            long start = System.nanoTime();
            for (int i = 0; i < ROUNDS; i++) {
                Decision decision = Decide.decide(dock.world.store, dock.world.master, envelope, dock.world.time);
                assertThat(decision.outcome()).isNotNull();
            }
            best = Math.min(best, (System.nanoTime() - start) / 1_000.0 / ROUNDS);
        }
        assertThat(dock.run(MIA, receive(goods)).code()).isEqualTo(code);
        assertThat(best).isLessThan(MICROS_MAX);
        return best;
    }

    private void manyItemsOrdersAndEntries() {
        for (int block = 0; block < 5; block++) {
            List<ItemData> items = new ArrayList<>();
            List<OrderLineData> lines = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                String sku = "X" + block + "-" + i;
                String gtin = gtin(1_000 + block * 1_000L + i);
                items.add(new ItemData(
                        sku,
                        sku,
                        "G",
                        Temperature.AMBIENT,
                        Tracking.NONE,
                        false,
                        0,
                        Map.of(),
                        1,
                        List.of(new PackData(gtin, "each", 1))));
                lines.add(new OrderLineData(i + 1, sku, 1_000, 1));
            }
            ok(dock.run(ERP, new PutItems(items)));
            ok(dock.run(ERP, new PutOrder("BIG-" + block, 1, "HARVEST", Dockside.TODAY, false, lines)));
            ok(dock.run(
                    ERP,
                    new PutNotice(
                            "BIG-" + block, "HARVEST", List.of("BIG-" + block), World.MORNING, List.of(), List.of())));
        }
        ok(dock.run(ERP, Dockside.order("PO-1", 2, 1_000_000)));
        for (int i = 0; i < 5_000; i++) {
            ok(dock.run(MIA, receive(MILK, 1)));
        }
    }
}
