package dev.backroom.workflow.setup;

import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.item;
import static dev.backroom.workflow.World.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.Waiting;
import dev.backroom.store.LineRow;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.workflow.World;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SetupRulesTest {

    private static final String SSCC = "095212340000000013";
    private static final String OTHER = "095212340000000020";

    private final World world = new World();

    @BeforeEach
    void knowsAnItemAndAVendor() {
        world.run(ERP, items(item("MILK", "9521234543213", Tracking.NONE, false, 0)));
        world.run(ERP, new PutVendor("HARVEST", "Harvest"));
    }

    private static PutOrder order(long version, String sku, long quantity) {
        return new PutOrder(
                "PO-1",
                version,
                "HARVEST",
                LocalDate.of(2026, 3, 3),
                false,
                List.of(new OrderLineData(1, sku, quantity, 100)));
    }

    private static PutNotice notice(UnitData... units) {
        return new PutNotice(
                "ASN-1",
                "HARVEST",
                List.of("PO-1"),
                Instant.parse("2026-03-03T07:00:00Z"),
                List.of(new NoticeLineData(Optional.of("PO-1"), 1, "MILK", 5)),
                List.of(units));
    }

    private static UnitData unit(String sscc, String parent) {
        return unit(sscc, parent, 0);
    }

    private static UnitData unit(String sscc, String parent, long grams) {
        return new UnitData(
                sscc,
                Optional.of(parent).filter(p -> !p.isEmpty()),
                List.of(new UnitLineData(
                        Optional.of("PO-1"),
                        1,
                        "MILK",
                        10,
                        grams,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of())));
    }

    private static LocationData place(String code, String parent) {
        return new LocationData(
                code, Optional.of(parent).filter(p -> !p.isEmpty()), LocationKind.BIN, Temperature.AMBIENT);
    }

    @Test
    void placesMayComeBeforeTheirParents() {
        assertThat(world.run(ERP, new PutLocations(List.of(place("B-1", "AISLE"), place("AISLE", ""))))
                        .code())
                .isEqualTo("locations-put");
        assertThat(world.all(Location.class)).extracting(Location::parent).containsExactly(2, 0);
    }

    @Test
    void aPlaceIsNeverBelowItself() {
        assertThat(world.run(ERP, new PutLocations(List.of(place("A", "B"), place("B", "A"))))
                        .code())
                .isEqualTo("refused contradiction");
        assertThat(world.run(ERP, new PutLocations(List.of(place("A", "A")))).code())
                .isEqualTo("refused contradiction");
    }

    @Test
    void aPlaceIsNamedOnceAndItsParentIsKnown() {
        assertThat(world.run(ERP, new PutLocations(List.of(place("A", ""), place("A", ""))))
                        .code())
                .isEqualTo("refused contradiction");
        assertThat(world.run(ERP, new PutLocations(List.of(place("A", "Z")))).code())
                .isEqualTo("refused unknown-location");
        assertThat(world.run(ERP, new PutLocations(List.of(place("", "")))).code())
                .isEqualTo("refused invalid-value");
    }

    @Test
    void anOlderVersionOfAnOrderNeverOverwritesANewerOne() {
        assertThat(world.run(ERP, order(2, "MILK", 10)).code()).isEqualTo("order-put");
        assertThat(world.run(ERP, order(2, "MILK", 10)).code()).isEqualTo("order-unchanged");
        assertThat(world.run(ERP, order(2, "MILK", 11)).code()).isEqualTo("refused outdated-version");
        assertThat(world.run(ERP, order(1, "MILK", 10)).code()).isEqualTo("refused outdated-version");
        assertThat(world.run(ERP, order(3, "MILK", 12)).code()).isEqualTo("order-put");
        assertThat(world.all(Order.class))
                .singleElement()
                .extracting(Order::version)
                .isEqualTo(3L);
    }

    @Test
    void anOrdersLinesHaveNumbersAndQuantities() {
        assertThat(world.run(ERP, order(1, "MILK", -1)).code()).isEqualTo("refused invalid-value");
        assertThat(world.run(ERP, order(1, "MILK", 1_000_000_001L)).code()).isEqualTo("refused invalid-value");
        OrderLineData line = new OrderLineData(1, "MILK", 1, 0);
        assertThat(world.run(ERP, new PutOrder("PO-1", 1, "HARVEST", LocalDate.EPOCH, false, List.of(line, line)))
                        .code())
                .isEqualTo("refused contradiction");
    }

    @Test
    void anOrderForAnUnknownItemWaitsAndGoesOnByItself() {
        var result = world.run(ERP, order(1, "TEA", 10));
        assertThat(result.code()).isEqualTo("waiting");
        assertThat(result.args()).containsEntry("missing", "item:TEA");
        assertThat(world.due()).isEqualTo(World.MORNING.plus(Duration.ofMinutes(1)));

        world.time = world.due();
        assertThat(world.tick().reactions()).isEmpty();
        assertThat(world.all(Waiting.class)).hasSize(1);

        world.run(ERP, items(item("TEA", "9521234543220", Tracking.NONE, false, 0)));
        world.time = world.due();
        assertThat(world.tick().reactions()).hasSize(1);
        assertThat(world.all(Waiting.class)).isEmpty();
        assertThat(world.all(Order.class)).hasSize(1);
        assertThat(world.due()).isEqualTo(LineRow.Clock.NEVER);
    }

    @Test
    void whatWaitsForADayInVainIsACaseOfMasterData() {
        world.run(ERP, order(1, "TEA", 10));
        int ticks = 0;
        while (world.all(Discrepancy.class).isEmpty()) {
            world.time = world.due();
            world.tick();
            ticks++;
        }
        assertThat(ticks).isLessThan(40);
        assertThat(world.time).isEqualTo(World.MORNING.plus(Duration.ofHours(24)));
        assertThat(world.all(Waiting.class)).isEmpty();
        assertThat(world.all(Discrepancy.class)).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.MASTER_DATA);
            assertThat(found.facts().get("operation")).contains("\"PO-1\"");
        });
    }

    @Test
    void aNoticeWaitsForItsOrderAndGoesOnRightBehindIt() {
        assertThat(world.run(ERP, notice(unit(SSCC, ""))).code()).isEqualTo("waiting");
        var result = world.run(ERP, order(1, "MILK", 15));
        assertThat(result.reactions()).hasSize(1);
        assertThat(world.all(Delivery.class)).singleElement().satisfies(delivery -> {
            assertThat(delivery.orders()).containsExactly(1);
            assertThat(delivery.lines()).hasSize(1);
        });
        assertThat(world.all(Unit.class)).hasSize(1);
        assertThat(world.due()).isEqualTo(LineRow.Clock.NEVER);
    }

    @Test
    void aWaitingMessageThatIsOvertakenEndsAsACase() {
        world.run(ERP, order(1, "TEA", 10));
        world.run(ERP, order(2, "MILK", 10));
        world.run(ERP, items(item("TEA", "9521234543220", Tracking.NONE, false, 0)));
        world.time = world.due();
        world.tick();
        assertThat(world.all(Waiting.class)).isEmpty();
        assertThat(world.all(Order.class))
                .singleElement()
                .extracting(Order::version)
                .isEqualTo(2L);
        assertThat(world.all(Discrepancy.class))
                .singleElement()
                .satisfies(found -> assertThat(found.facts()).containsEntry("reason", "outdated-version"));
    }

    @Test
    void anSsccIsGivenOnce() {
        world.run(ERP, order(1, "MILK", 15));
        var twice = world.run(ERP, notice(unit(SSCC, ""), unit(SSCC, "")));
        assertThat(twice.code()).isEqualTo("refused unit-duplicate");
        assertThat(twice.args()).as("no other delivery has it").doesNotContainKey("delivery");
        assertThat(world.run(ERP, notice(unit(SSCC, ""))).code()).isEqualTo("notice-put");
        PutNotice other = notice(unit(SSCC, ""));
        var again = world.run(
                ERP,
                new PutNotice(
                        "ASN-2", other.vendor(), other.orders(), other.expectedAt(), other.lines(), other.units()));
        assertThat(again.code()).isEqualTo("refused unit-duplicate");
        assertThat(again.args()).as("the one that has it").containsEntry("delivery", other.delivery());
    }

    @Test
    void unitsNestAndNeverStandOnThemselves() {
        world.run(ERP, order(1, "MILK", 15));
        assertThat(world.run(ERP, notice(unit(SSCC, OTHER), unit(OTHER, ""))).code())
                .isEqualTo("notice-put");
        assertThat(world.all(Unit.class)).extracting(Unit::parent).containsExactly(2, 0);
        assertThat(world.run(ERP, notice(unit(SSCC, OTHER), unit(OTHER, SSCC))).code())
                .isEqualTo("refused contradiction");
        assertThat(world.run(ERP, notice(unit(SSCC, OTHER))).code()).isEqualTo("refused unknown-unit");
        assertThat(world.run(ERP, notice(unit("095212340000000014", ""))).code())
                .isEqualTo("refused check-digit");
        assertThat(world.run(ERP, notice(unit("LPN-7", ""))).code()).isEqualTo("notice-put");
    }

    @Test
    void aNoticeThatComesAgainReplacesWhatWasNotReceived() {
        world.run(ERP, order(1, "MILK", 15));
        world.run(ERP, notice(unit(SSCC, "")));
        world.run(ERP, notice(unit(OTHER, "")));
        assertThat(world.all(Unit.class)).extracting(Unit::sscc).containsExactly(OTHER);
        assertThat(world.all(Delivery.class)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1_000_000_001, Long.MAX_VALUE})
    void aUnitHoldsNoMoreGramsThanAScanMaySay(long grams) {
        world.run(ERP, order(1, "MILK", 20));
        var refused = world.run(ERP, notice(unit(SSCC, "", 0), unit(OTHER, "", grams)));
        assertThat(refused.code()).isEqualTo("refused invalid-value");
        assertThat(refused.args()).containsEntry("field", "/operation/units/1/lines/0/grams");
        assertThat(world.run(ERP, notice(unit(SSCC, "", 1_000_000_000))).code()).isEqualTo("notice-put");
    }
}
