package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PALLET;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.close;
import static dev.backroom.workflow.Dockside.damage;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.handBack;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.Dockside.order;
import static dev.backroom.workflow.Dockside.quarantine;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.receiveUnit;
import static dev.backroom.workflow.Dockside.weighed;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.store.Posting;
import dev.backroom.store.Status;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptPostingsTest {

    private final Dockside dock = new Dockside();

    private Dockside opened(String grain) {
        ok(dock.run(BOSS, new PutPolicy("receipt-posting", "store:0123", Map.of("grain", grain))));
        return dock.opened();
    }

    private static List<Posting> postings(World.Result result) {
        return ok(result).rows(Posting.class);
    }

    private Reverse reversal() {
        return new Reverse(dock.world.store.head().number(), Optional.empty());
    }

    @Test
    void whatIsReceivedIsToldLineByLineWhenTheReceiptCloses() {
        dock.opened();
        assertThat(postings(dock.run(MIA, receive(MILK, 50)))).isEmpty();
        assertThat(postings(dock.run(MIA, receiveUnit(PALLET)))).isEmpty();
        List<Posting> told = postings(dock.run(MIA, close()));
        assertThat(told)
                .extracting(Posting::line, Posting::kind, Posting::document, Posting::vendor, Posting::day)
                .containsExactly(
                        tuple(1, Posting.Kind.RECEIPT, "DEL-1", "HARVEST", Dockside.TODAY),
                        tuple(2, Posting.Kind.RECEIPT, "DEL-1", "HARVEST", Dockside.TODAY));
        assertThat(told.stream().flatMap(posting -> posting.lines().stream()))
                .containsExactly(
                        new Posting.Line("MILK", Status.AVAILABLE, 60, 0, "PO-1", 1, 1, 100),
                        new Posting.Line("TEA", Status.AVAILABLE, 4, 0, "PO-1", 6, 1, 100));
    }

    @Test
    void aWholeDeliveryIsOneMessageWherePolicySaysSo() {
        opened("delivery");
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(MIA, receive(TEA, 3)));
        assertThat(postings(dock.run(MIA, close())))
                .singleElement()
                .extracting(posting -> posting.lines().size())
                .isEqualTo(2);
    }

    @Test
    void eachCartonIsToldAtOnceWherePolicySaysSoAndNotAgainAtTheEnd() {
        opened("carton");
        assertThat(postings(dock.run(MIA, receive(MILK, 50)))).singleElement().satisfies(posting -> {
            assertThat(posting.kind()).isEqualTo(Posting.Kind.RECEIPT);
            assertThat(posting.lines().getFirst().quantity()).isEqualTo(50);
        });
        assertThat(postings(dock.run(MIA, reversal()))).singleElement().satisfies(posting -> {
            assertThat(posting.kind()).isEqualTo(Posting.Kind.ADJUSTMENT);
            assertThat(posting.lines().getFirst().quantity()).isEqualTo(-50);
        });
        assertThat(postings(dock.run(MIA, close()))).isEmpty();
    }

    @Test
    void aPolicyThatChangesInMidReceiptTellsNothingTwice() {
        opened("carton");
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(BOSS, new PutPolicy("receipt-posting", "store:0123", Map.of("grain", "line"))));
        assertThat(postings(dock.run(MIA, receive(TEA, 2)))).hasSize(1);
        assertThat(postings(dock.run(MIA, close()))).isEmpty();
    }

    @Test
    void whatWasTakenBackBeforeTheEndIsNotTold() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(MIA, reversal()));
        assertThat(postings(dock.run(MIA, close()))).isEmpty();
    }

    @Test
    void damagedAndQuarantinedGoodsAreToldByTheirStatusHandedBackOnesAreNot() {
        dock.opened();
        ok(dock.run(MIA, damage(goods(MILK, "3"))));
        ok(dock.run(MIA, quarantine(goods(SOAP, "2"), "wrong-product")));
        ok(dock.run(MIA, quarantine(goods(NOBODYS, "1"), "unknown-barcode")));
        ok(dock.run(MIA, handBack(goods(TEA, "7"), "wrong-product")));
        assertThat(postings(dock.run(MIA, close())).stream().flatMap(posting -> posting.lines().stream()))
                .containsExactlyInAnyOrder(
                        new Posting.Line("MILK", Status.DAMAGED, 3, 0, "PO-1", 1, 1, 100),
                        new Posting.Line("SOAP", Status.QUARANTINED, 2, 0, "", 0, 0, 100));
    }

    @Test
    void goodsPutIntoQuarantineAfterTheEndAreAnAdjustment() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(MIA, close()));
        assertThat(postings(dock.run(MIA, quarantine(goods(SOAP, "2"), "wrong-product"))))
                .singleElement()
                .satisfies(posting -> {
                    assertThat(posting.kind()).isEqualTo(Posting.Kind.ADJUSTMENT);
                    assertThat(posting.lines())
                            .containsExactly(new Posting.Line("SOAP", Status.QUARANTINED, 2, 0, "", 0, 0, 100));
                });
    }

    @Test
    void whatComesAfterAnEndWithNothingIsAReceiptAndNoCorrection() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(MIA, reversal()));
        assertThat(postings(dock.run(MIA, close()))).isEmpty();
        assertThat(postings(dock.run(MIA, quarantine(goods(SOAP, "2"), "wrong-product"))))
                .singleElement()
                .extracting(Posting::kind)
                .isEqualTo(Posting.Kind.RECEIPT);
        assertThat(postings(dock.run(MIA, quarantine(goods(SOAP, "1"), "wrong-product"))))
                .singleElement()
                .extracting(Posting::kind)
                .isEqualTo(Posting.Kind.ADJUSTMENT);
    }

    @Test
    void thePostingNamesTheVersionOfTheOrderItWasDecidedUnder() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 50)));
        ok(dock.run(ERP, order("PO-1", 2, 80)));
        assertThat(postings(dock.run(MIA, close()))
                        .getFirst()
                        .lines()
                        .getFirst()
                        .orderVersion())
                .isEqualTo(2);
    }

    @Test
    void weightsAreToldBesideQuantities() {
        dock.opened();
        ok(dock.run(MIA, receive(weighed(Dockside.CHEESE, "2", 4_321))));
        assertThat(postings(dock.run(MIA, close()))
                        .getFirst()
                        .lines()
                        .getFirst()
                        .grams())
                .isEqualTo(4_321);
    }

    @Test
    void beforeTheDayCutItIsStillTheBusinessDayBefore() {
        dock.opened();
        ok(dock.run(MIA, receive(MILK, 50)));
        dock.world.time = Instant.parse("2026-03-04T02:30:00Z");
        assertThat(postings(dock.run(MIA, close())).getFirst().day()).isEqualTo(LocalDate.of(2026, 3, 3));
    }
}
