package dev.backroom.workflow.chain;

import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static dev.backroom.workflow.World.item;
import static dev.backroom.workflow.World.items;
import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.operation.ChainOperation.PutDevice;
import dev.backroom.operation.ChainOperation.PutPerson;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.Operation;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.Master.Scanned;
import dev.backroom.store.MasterRow.Device;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Policy;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.workflow.World;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChainRulesTest {

    private static final String MILK = "9521234543213";
    private static final String SHOE = "9521234543220";

    private final World world = new World();

    private static ChainOperation.ItemData milk(String gtin) {
        return item("MILK", gtin, Tracking.NONE, false, 0);
    }

    @Test
    void anItemIsFoundByItsGtinWithFourteenDigits() {
        assertThat(world.run(ERP, items(milk(MILK))).code()).isEqualTo("items-put");
        assertThat(world.master.byGtin("0" + MILK)).get().isInstanceOf(Scanned.OfPack.class);
    }

    @Test
    void theSameSkuKeepsItsId() {
        world.run(ERP, items(milk(MILK)));
        Item first = world.master.itemBySku("MILK").orElseThrow();
        world.run(ERP, items(milk(SHOE)));
        assertThat(world.master.itemBySku("MILK")).get().extracting(Item::id).isEqualTo(first.id());
        assertThat(world.master.byGtin("0" + MILK)).isEmpty();
        assertThat(world.master.byGtin("0" + SHOE)).isPresent();
    }

    @Test
    void whatIsTheSameAsBeforeWritesNoRow() {
        world.run(ERP, items(milk(MILK)));
        assertThat(world.run(ERP, items(milk(MILK))).decision().rows()).isEmpty();
    }

    @Test
    void aGtinMayPassFromOneItemToAnother() {
        world.run(ERP, items(milk(MILK)));
        var result = world.run(ERP, items(milk(SHOE), item("CREAM", MILK, Tracking.NONE, false, 0)));
        assertThat(result.code()).isEqualTo("items-put");
        assertThat(world.master.byGtin("0" + MILK))
                .get()
                .isInstanceOfSatisfying(
                        Scanned.OfPack.class,
                        pack -> assertThat(pack.item())
                                .isEqualTo(world.master
                                        .itemBySku("CREAM")
                                        .orElseThrow()
                                        .id()));
    }

    @Test
    void enrolmentsCountFromAThousand() {
        world.run(BOSS, new PutSite("0123", "Main Street", "Europe/Berlin", LocalTime.of(4, 0)));
        world.run(BOSS, new PutSite("0124", "Mill Lane", "Europe/Berlin", LocalTime.of(4, 0)));
        world.run(BOSS, new PutDevice("Dock 1", Set.of(Role.CLERK), Set.of("0123"), true, true));
        world.run(BOSS, new PutDevice("Dock 2", Set.of(Role.CLERK), Set.of(), true, true));
        world.run(BOSS, new PutDevice("Dock 1", Set.of(Role.CLERK), Set.of("0124"), true, false));
        assertThat(world.master.devices().values())
                .containsExactlyInAnyOrder(
                        new Device(1000, "Dock 1", Set.of(Role.CLERK), Set.of(124), true, false),
                        new Device(1001, "Dock 2", Set.of(Role.CLERK), Set.of(), true, true));
    }

    @Test
    void aStoreThatNobodyKnowsIsNamedAndRolesThatCanBeGivenAreListed() {
        assertThat(world.run(BOSS, new PutDevice("D", Set.of(Role.CLERK), Set.of("0999"), true, true))
                        .args())
                .containsEntry("field", "/operation/stores")
                .containsEntry("detail", "no-such-store: 0999");
        assertThat(world.run(BOSS, new PutDevice("D", Set.of(Role.SYSTEM), Set.of(), true, true))
                        .args())
                .containsEntry("field", "/operation/roles")
                .containsEntry("detail", "one-of: CLERK, SUPERVISOR, INVENTORY_CONTROL, INTEGRATOR, ADMINISTRATOR");
    }

    @Test
    void eachChangeOfAPolicyIsItsNextRevision() {
        world.run(BOSS, new PutPolicy("over-receipt", "group:DAIRY", Map.of("percent", "2.5")));
        world.run(BOSS, new PutPolicy("over-receipt", "group:DAIRY", Map.of("percent", "5", "units", "10")));
        assertThat(world.master.policies().values())
                .containsExactly(
                        new Policy(1, "over-receipt", "group:DAIRY", 2, Map.of("percent", "5", "units", "10")));
    }

    static Stream<Arguments> contradictionsAndFaults() {
        return Stream.of(
                Arguments.of(items(milk("9521234543214")), "refused check-digit"),
                Arguments.of(items(milk("12")), "refused check-digit"),
                Arguments.of(items(milk(SHOE), milk(SHOE)), "refused contradiction"),
                Arguments.of(items(item("CREAM", MILK, Tracking.NONE, false, 0)), "refused contradiction"),
                Arguments.of(
                        items(item("A", SHOE, Tracking.NONE, false, 0), item("B", SHOE, Tracking.NONE, false, 0)),
                        "refused contradiction"),
                Arguments.of(items(item("", SHOE, Tracking.NONE, false, 0)), "refused invalid-value"),
                Arguments.of(items(item("A", SHOE, Tracking.NONE, false, -1)), "refused invalid-value"),
                Arguments.of(new ChainOperation.PutItems(Collections.nCopies(1001, milk(MILK))), "refused too-large"),
                Arguments.of(new PutBundle(SHOE, "Mix", List.of(new ComponentData("MILK", 2))), "bundle-put"),
                Arguments.of(new PutBundle(SHOE, "Mix", List.of(new ComponentData("TEA", 2))), "refused unknown-item"),
                Arguments.of(
                        new PutBundle(MILK, "Mix", List.of(new ComponentData("MILK", 2))), "refused contradiction"),
                Arguments.of(
                        new PutBundle(SHOE, "Mix", List.of(new ComponentData("MILK", 0))), "refused invalid-value"),
                Arguments.of(new PutBundle(SHOE, "Mix", List.of()), "refused missing-field"),
                Arguments.of(new PutBundle("1", "Mix", List.of()), "refused check-digit"),
                Arguments.of(new PutVendor("HARVEST", "Harvest"), "vendor-put"),
                Arguments.of(new PutVendor(" ", "Harvest"), "refused invalid-value"),
                Arguments.of(new PutSite("0123", "Main Street", "Europe/Berlin", LocalTime.of(4, 0)), "site-put"),
                Arguments.of(
                        new PutSite("0123", "Main Street", "Europe/Atlantis", LocalTime.of(4, 0)),
                        "refused invalid-value"),
                Arguments.of(
                        new PutSite("0000", "Main Street", "Europe/Berlin", LocalTime.of(4, 0)),
                        "refused invalid-value"),
                Arguments.of(new PutPerson("B-1", Set.of(Role.CLERK), Set.of("0123"), true), "person-put"),
                Arguments.of(new PutPerson("B-1", Set.of(Role.CLERK), Set.of("x"), true), "refused invalid-value"),
                Arguments.of(new PutPerson("", Set.of(Role.CLERK), Set.of(), true), "refused invalid-value"),
                Arguments.of(new PutDevice("", Set.of(), Set.of(), true, true), "refused invalid-value"),
                Arguments.of(new PutDevice("D", Set.of(), Set.of("1"), true, true), "refused invalid-value"),
                Arguments.of(
                        new PutDevice("D", Set.of(Role.CLERK), Set.of("0123", "0999"), true, true),
                        "refused invalid-value"),
                Arguments.of(new PutPerson("B-1", Set.of(Role.CLERK), Set.of("0999"), true), "refused invalid-value"),
                Arguments.of(
                        new PutPerson("B-1", Set.of(Role.CLERK, Role.SYSTEM), Set.of(), true), "refused invalid-value"),
                Arguments.of(new PutDevice("D", Set.of(Role.SYSTEM), Set.of(), true, true), "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "", Map.of("units", "3")), "policy-put"),
                Arguments.of(
                        new PutPolicy("over-receipt", "store:0123/group:DAIRY", Map.of("percent", "2")), "policy-put"),
                Arguments.of(new PutPolicy("shelf-life", "vendor:X", Map.of("minimum-days", "3")), "policy-put"),
                Arguments.of(
                        new PutPolicy("under-delivery", "", Map.of("percent", "2.5", "rest", "open")), "policy-put"),
                Arguments.of(new PutPolicy("under-delivery", "vendor:X", Map.of("rest", "cancel")), "policy-put"),
                Arguments.of(new PutPolicy("under-delivery", "", Map.of("rest", "keep")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("under-delivery", "", Map.of("rest", "open", "units", "x")),
                        "refused invalid-value"),
                Arguments.of(new PutPolicy("under-delivery", "", Map.of()), "refused invalid-value"),
                Arguments.of(new PutPolicy("claim-days", "vendor:X", Map.of("days", "3")), "policy-put"),
                Arguments.of(new PutPolicy("claim-days", "", Map.of("days", "soon")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("direct-delivery", "store:0123", Map.of("vendors", "A, B", "groups", "DAIRY")),
                        "policy-put"),
                Arguments.of(new PutPolicy("direct-delivery", "", Map.of("groups", "DAIRY")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("direct-delivery", "vendor:X", Map.of("vendors", "*")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("vendor-trust", "vendor:X", Map.of("unseen-from", "3", "sample-percent", "2.5")),
                        "policy-put"),
                Arguments.of(
                        new PutPolicy("vendor-trust", "", Map.of("sample-percent", "101")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("vendor-trust", "group:DAIRY", Map.of("unseen-from", "3")),
                        "refused invalid-value"),
                Arguments.of(new PutPolicy("blind-receiving", "", Map.of("on", "true")), "policy-put"),
                Arguments.of(new PutPolicy("blind-receiving", "store:0123", Map.of("on", "false")), "policy-put"),
                Arguments.of(
                        new PutPolicy("blind-receiving", "group:DAIRY", Map.of("on", "true")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("blind-receiving", "store:0123/group:DAIRY", Map.of("on", "true")),
                        "refused invalid-value"),
                Arguments.of(new PutPolicy("blind-receiving", "", Map.of("on", "1")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("blind-receiving", "store:0124", Map.of("on", "true")), "refused invalid-value"),
                Arguments.of(
                        new PutPolicy("over-receipt", "store:0124/group:DAIRY", Map.of("percent", "2")),
                        "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "shop:1", Map.of("units", "3")), "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "", Map.of("units", "-3")), "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "", Map.of("percent", "2.555")), "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "", Map.of("pieces", "3")), "refused invalid-value"),
                Arguments.of(new PutPolicy("over-receipt", "", Map.of()), "refused invalid-value"),
                Arguments.of(new PutPolicy("happiness", "", Map.of("units", "3")), "refused invalid-value"));
    }

    @Test
    void whatIsWrongWithAPolicyIsNamedByItself() {
        var result = world.run(BOSS, new PutPolicy("over-receipt", "", Map.of("percent", "-50", "units", "3")));
        assertThat(result.args())
                .containsEntry("field", "/operation/values/percent")
                .containsEntry("detail", "-50");
    }

    @ParameterizedTest
    @MethodSource("contradictionsAndFaults")
    void eachMessageIsTakenOrRefusedAsAWhole(Operation operation, String code) {
        world.run(ERP, items(milk(MILK)));
        world.run(BOSS, new PutSite("0123", "Main Street", "Europe/Berlin", LocalTime.of(4, 0)));
        var result = world.run(BOSS, operation);
        assertThat(result.code()).isEqualTo(code);
        if (code.startsWith("refused")) {
            assertThat(result.decision().rows()).isEmpty();
        }
    }

    @Test
    void aBundleAndAnItemNeverShareAGtin() {
        world.run(ERP, items(milk(MILK)));
        world.run(ERP, new PutBundle(SHOE, "Mix", List.of(new ComponentData("MILK", 2))));
        assertThat(world.run(ERP, items(item("SHOE", SHOE, Tracking.NONE, false, 0)))
                        .code())
                .isEqualTo("refused contradiction");
    }

    @Test
    void whoMayDoWhat() {
        assertThat(world.run(MIA, items(milk(MILK))).code()).isEqualTo("refused forbidden");
        assertThat(world.run(ERP, new PutPolicy("over-receipt", "", Map.of("units", "3")))
                        .code())
                .isEqualTo("refused forbidden");
        assertThat(world.run(MIA, new SetupOperation.PutLocations(List.of())).code())
                .isEqualTo("refused forbidden");
    }

    @Test
    void aPackHoldsAtLeastOnePiece() {
        ChainOperation.ItemData none = new ChainOperation.ItemData(
                "A",
                "A",
                "",
                dev.backroom.store.MasterRow.Temperature.AMBIENT,
                Tracking.NONE,
                false,
                0,
                Map.of(),
                0,
                List.of(new PackData(MILK, "each", 0)));
        assertThat(world.run(ERP, items(none)).code()).isEqualTo("refused invalid-value");
    }
}
