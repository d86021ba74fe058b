package dev.backroom.sim.handheld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.sim.erp.Article;
import dev.backroom.sim.erp.Catalogue;
import dev.backroom.sim.erp.Purchasing;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Site;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private static final Instant NOW = Instant.parse("2026-03-02T06:00:00Z");
    private static final List<Article> ARTICLES = IntStream.range(0, 400)
            .mapToObj(i -> new Article("A" + i, "ARTICLE " + i, 1 + i % 50, 100 + i))
            .toList();
    private static final Purchasing PURCHASING = new Purchasing(Catalogue.of(ARTICLES, 3), 3);

    @Test
    void theSameSeedAndNumberGiveTheSameShipment() {
        assertThat(shipment(5)).isEqualTo(shipment(5));
        assertThat(shipment(5)).isNotEqualTo(shipment(6));
    }

    @Test
    void aFewShipmentsHaveEveryFault() {
        Set<Fault> seen = EnumSet.noneOf(Fault.class);
        IntStream.range(0, 7).forEach(number -> seen.addAll(Script.faultsOf(number, 3)));

        assertThat(seen).containsExactlyInAnyOrderElementsOf(Fault.OF_DELIVERIES);
    }

    @Test
    void everyFaultOfADeliveryHasExactlyOneStep() {
        for (Fault fault : Fault.OF_DELIVERIES) {
            Script script = Script.of(shipment(1), PURCHASING, EnumSet.of(fault));

            assertThat(all(script).flatMap(step -> step.fault().stream()))
                    .as("%s", fault)
                    .containsExactly(fault);
        }
    }

    @Test
    void faultsDoNotChangeWhatElseIsReceived() {
        long plain = units(Script.of(shipment(1), PURCHASING, Set.of()));

        Set<Fault> all = EnumSet.copyOf(Fault.OF_DELIVERIES);
        Script script = Script.of(shipment(1), PURCHASING, all);

        assertThat(plain).isEqualTo(6);
        assertThat(script.shortages()).isEqualTo(1);
        assertThat(units(script))
                .as("one carton is short, one is scanned twice")
                .isEqualTo(6);
    }

    @Test
    void oneArticleIsOnOneLineSoThatTolerancesAreTriedApart() {
        for (int number = 0; number < 50; number++) {
            assertThat(shipment(number).order().lines())
                    .extracting(OrderLineData::sku)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void noTwoUnitsHaveTheSameNumber() {
        List<String> plates = IntStream.range(0, 50)
                .mapToObj(ScriptTest::shipment)
                .flatMap(shipment -> shipment.notice().units().stream())
                .map(UnitData::sscc)
                .toList();

        assertThat(plates).hasSize(450).doesNotHaveDuplicates();
    }

    @Test
    void aChangedOrderIsAboutOneLineOfTheSameOrder() {
        Shipment shipment = shipment(1);
        var ware = shipment.loose().get(2).ware();
        PutOrder changed = Purchasing.changed(shipment.order(), ware, 3);

        assertThat(changed.version()).isEqualTo(shipment.order().version() + 1);
        assertThat(changed.lines()).hasSameSizeAs(shipment.order().lines());
        assertThat(changed.lines())
                .filteredOn(line -> !shipment.order().lines().contains(line))
                .singleElement()
                .satisfies(line -> assertThat(line.sku()).isEqualTo(ware.sku()))
                .satisfies(line -> assertThat(line.quantity()).isEqualTo(3));
    }

    @Test
    void aWrongNoticeHasAUnitTwiceOrOneOfAnotherDelivery() {
        PutNotice inItself = Purchasing.withPlateTwice(shipment(2));
        PutNotice ofAnother = Purchasing.withPlateTwice(shipment(3));

        assertThat(inItself.delivery()).isEqualTo(shipment(2).code());
        assertThat(inItself.units().stream().map(UnitData::sscc).distinct())
                .hasSize(inItself.units().size() - 1);
        assertThat(ofAnother.delivery()).isNotEqualTo(shipment(3).code());
        assertThat(shipment(3).notice().units()).containsAll(ofAnother.units());
    }

    private static Stream<Step> all(Script script) {
        return Stream.of(script.arrival(), script.unloading(), script.closing()).flatMap(List::stream);
    }

    private static long units(Script script) {
        return script.unloading().stream()
                .flatMap(step -> step.moves().stream())
                .filter(move -> move.operation() instanceof ReceiveUnit)
                .count();
    }

    private static Shipment shipment(int number) {
        return PURCHASING.shipment(number, Site.three().get(number % 3), NOW);
    }
}
