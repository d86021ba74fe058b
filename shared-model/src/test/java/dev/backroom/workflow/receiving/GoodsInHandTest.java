package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CARTON_A;
import static dev.backroom.workflow.Dockside.CARTON_C;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.PHONE;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.handBack;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ReceivingOperation.ReportDamage;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Movement;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.Dockside;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoodsInHandTest {

    private final Dockside dock = new Dockside().opened();

    private Unit unit(String sscc) {
        return dock.world.store.one(Unit.class, Word.code(RowKind.UNIT, sscc)).orElseThrow();
    }

    @Test
    void damagedGoodsAreHereAndCannotBeSold() {
        var result = dock.run(MIA, damage(goods(MILK, "5")));
        assertThat(dock.there("MILK", dock.place("QUARANTINE"), Status.DAMAGED)).isEqualTo(5);
        assertThat(result.only(Entry.class).orderLine()).isEqualTo(1);
        assertThat(result.only(Discrepancy.class)).satisfies(found -> {
            assertThat(found.kind()).isEqualTo(DiscrepancyKind.DAMAGE);
            assertThat(found.quantity()).isEqualTo(5);
            assertThat(found.facts()).containsEntry("fault", "vendor").containsEntry("reason", "crushed");
        });
    }

    @Test
    void damagedGoodsCountAsDeliveredOnTheirOrder() {
        ok(dock.run(MIA, damage(goods(MILK, "60"))));
        assertThat(dock.run(MIA, receive(MILK, 50)).code()).isEqualTo("asks over-tolerance");
    }

    @Test
    void damagedGoodsNeedNoReadableLabel() {
        assertThat(dock.run(MIA, damage(goods(CREAM, "1"))).code()).isEqualTo("damage-noted");
        assertThat(dock.run(MIA, damage(goods(PHONE, "2"))).code()).isEqualTo("damage-noted");
        assertThat(dock.run(MIA, damage(goods(NOBODYS, "1"))).code()).isEqualTo("refused unknown-barcode");
        assertThat(dock.run(MIA, damage(goods(SOAP, "1"))).code()).isEqualTo("refused wrong-product");
    }

    @Test
    void aReportHasItsLimits() {
        assertThat(dock.run(MIA, new ReportDamage("DEL-1", goods(MILK, "1"), "x".repeat(201), List.of()))
                        .code())
                .isEqualTo("refused invalid-value");
        assertThat(dock.run(MIA, new ReportDamage("DEL-1", goods(MILK, "1"), "wet", Collections.nCopies(11, "ab")))
                        .code())
                .isEqualTo("refused invalid-value");
    }

    @Test
    void aDamagedChildLeavesItsParent() {
        var result = dock.run(MIA, damage(goods(CARTON_A, "1")));
        assertThat(result.code()).isEqualTo("damage-noted");
        assertThat(unit(CARTON_A).parent()).isZero();
        assertThat(dock.there("MILK", Place.unit(unit(CARTON_A).id()), Status.DAMAGED))
                .isEqualTo(10);
        assertThat(dock.run(MIA, receiveUnit(PALLET)).args()).containsEntry("units", "1");
    }

    @Test
    void damageFoundLaterChangesTheStatusAndCountsNothingTwice() {
        ok(dock.run(MIA, receiveUnit(PALLET)));
        var result = dock.run(MIA, damage(goods(CARTON_A, "1")));
        assertThat(result.code()).isEqualTo("damage-noted");
        assertThat(result.rows(Entry.class))
                .allMatch(entry -> entry.kind() == EntryKind.RESTATED)
                .extracting(entry -> entry.stock().status(), Entry::quantity)
                .containsExactly(tuple(Status.AVAILABLE, -10L), tuple(Status.DAMAGED, 10L));
        assertThat(dock.world.store.receivedOnLine(1, 1, dock.item("MILK"))).isEqualTo(10);
        assertThat(unit(CARTON_A).parent()).isZero();
        assertThat(unit(CARTON_A).place()).isEqualTo(dock.place("QUARANTINE"));
        int place = Place.unit(unit(CARTON_A).id());
        assertThat(dock.there("MILK", place, Status.DAMAGED)).isEqualTo(10);
        assertThat(dock.there("MILK", place, Status.AVAILABLE)).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "expired, EXPIRED",
        "short-dated, EXPIRED",
        "best-before-passed, EXPIRED",
        "wrong-product, WRONG_PRODUCT",
        "unknown-barcode, UNKNOWN_BARCODE",
        "check-digit, UNKNOWN_BARCODE",
        "over-order, OVERAGE",
        "over-tolerance, OVERAGE",
        "unit-already-here, OVERAGE",
        "damage, DAMAGE",
        "lot-missing, MASTER_DATA",
        "lot-other-expiry, MASTER_DATA",
        "delivery-closed, MISPLACED"
    })
    void theKindOfCaseFollowsTheReason(String reason, DiscrepancyKind kind) {
        var result = dock.run(MIA, quarantine(goods(MILK, "5"), reason));
        assertThat(result.only(Discrepancy.class).kind()).isEqualTo(kind);
        assertThat(dock.there("MILK", dock.place("QUARANTINE"), Status.QUARANTINED))
                .isEqualTo(5);
    }

    @Test
    void aReasonIsOneOfThoseKnown() {
        assertThat(dock.run(MIA, quarantine(goods(MILK, "5"), "bad-mood")).code())
                .isEqualTo("refused invalid-value");
        assertThat(dock.run(MIA, handBack(goods(MILK, "5"), "bad-mood")).code()).isEqualTo("refused invalid-value");
    }

    @Test
    void whatIsInQuarantineCountsOnNoOrder() {
        ok(dock.run(MIA, quarantine(lot(CREAM, "20", "", TODAY.minusDays(1)), "expired")));
        assertThat(dock.run(MIA, receive(lot(CREAM, "20", "", TODAY.plusDays(9))))
                        .code())
                .isEqualTo("received");
    }

    @Test
    void whatNobodyKnowsIsACaseWithoutStock() {
        for (String barcode : List.of(NOBODYS, "garbage", "9521234000011", "]C10195212")) {
            var result = dock.run(MIA, quarantine(goods(barcode, "3"), "unknown-barcode"));
            assertThat(result.code()).isEqualTo("case-opened");
            assertThat(result.rows(Movement.class)).isEmpty();
            assertThat(result.only(Discrepancy.class).facts()).containsEntry("barcode", barcode);
            assertThat(result.only(Entry.class).kind()).isEqualTo(EntryKind.QUARANTINED);
        }
        assertThat(dock.run(MIA, quarantine(goods(NOBODYS, "0"), "unknown-barcode"))
                        .code())
                .isEqualTo("refused quantity-not-positive");
    }

    @Test
    void aDoubleSerialNumberIsKeptWithoutIt() {
        ok(dock.run(MIA, receive(serial(PHONE, "S1"))));
        assertThat(dock.run(MIA, quarantine(serial(PHONE, "S1"), "serial-already-here"))
                        .code())
                .isEqualTo("quarantined");
        assertThat(dock.there("PHONE", dock.place("QUARANTINE"), Status.QUARANTINED))
                .isEqualTo(1);
    }

    @Test
    void aUnitMayGoToQuarantineWhole() {
        assertThat(dock.run(MIA, quarantine(goods(PALLET, "1"), "expired")).code())
                .isEqualTo("quarantined");
        assertThat(unit(CARTON_A).state()).isEqualTo(UnitState.QUARANTINED);
        assertThat(dock.there("MILK", Place.unit(unit(CARTON_A).id()), Status.QUARANTINED))
                .isEqualTo(10);
        assertThat(dock.run(MIA, quarantine(goods(PALLET, "1"), "unit-already-here"))
                        .code())
                .isEqualTo("case-opened");
    }

    @Test
    void whatIsHandedBackLeavesNoStock() {
        var result = dock.run(MIA, handBack(goods(MILK, "5"), "expired"));
        assertThat(result.code()).isEqualTo("handed-back");
        assertThat(result.rows(Movement.class)).isEmpty();
        assertThat(dock.run(MIA, handBack(goods(NOBODYS, "5"), "unknown-barcode"))
                        .code())
                .isEqualTo("handed-back");
        assertThat(dock.run(MIA, handBack(goods(CARTON_C, "1"), "expired")).code())
                .isEqualTo("handed-back");
        assertThat(unit(CARTON_C).state()).isEqualTo(UnitState.HANDED_BACK);
        assertThat(dock.run(MIA, receiveUnit(CARTON_C)).code()).isEqualTo("unit-received");
    }
}
