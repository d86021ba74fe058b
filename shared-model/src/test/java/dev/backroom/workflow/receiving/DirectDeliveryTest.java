package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.ok;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenDirectDelivery;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DirectDeliveryTest {

    private static final String CODE = "HARVEST-R-1";

    private final Dockside dock = new Dockside();

    private Result open(Goods... counted) {
        return dock.run(MIA, new OpenDirectDelivery("HARVEST", "R-1", List.of(counted), Optional.of("D. Driver")));
    }

    private Result receive(String barcode, int quantity) {
        return dock.run(MIA, new ReceiveGoods(CODE, goods(barcode, Integer.toString(quantity)), Optional.empty()));
    }

    private void policy(Map<String, String> values) {
        ok(dock.run(BOSS, new PutPolicy("direct-delivery", "store:0123", values)));
    }

    @Test
    void invoiceAndDriversCountComeFirst() {
        Result opened = open(goods(MILK, "10"), goods(TEA, "3"), goods(MILK, "2"));
        assertThat(opened.code()).isEqualTo("receipt-opened");
        assertThat(opened.args()).containsEntry("delivery", CODE);
        assertThat(opened.only(Delivery.class).lines())
                .extracting(line -> line.item(), line -> line.promised())
                .containsExactly(tuple(dock.item("MILK"), 12L), tuple(dock.item("TEA"), 3L));
        assertThat(opened.only(Delivery.class).arrival().getFirst().driver()).isEqualTo("D. Driver");
        assertThat(open(goods(MILK, "10")).code()).isEqualTo("receipt-joined");

        policy(Map.of("vendors", "HARVEST"));
        assertThat(dock.run(MIA, new OpenReceipt(Document.NONE, "HARVEST")).code())
                .isEqualTo("refused invoice-needed");
    }

    @Test
    void whatIsCountedOtherwiseIsACaseBeforeTheDriverLeaves() {
        ok(open(goods(MILK, "10"), goods(TEA, "3")));
        ok(receive(MILK, 8));
        ok(receive(TEA, 3));
        Result closed = ok(dock.run(MIA, new CloseReceipt(CODE)));
        assertThat(closed.only(Discrepancy.class))
                .extracting(Discrepancy::kind, Discrepancy::item, Discrepancy::quantity)
                .containsExactly(DiscrepancyKind.SHORTAGE, dock.item("MILK"), 2L);
        assertThat(open(goods(MILK, "10")).code()).as("an invoice comes once").isEqualTo("refused delivery-closed");
    }

    @Test
    void moreThanTheDriverCountedIsAskedAboutAndWhatHeDidNotNameIsRefused() {
        ok(open(goods(MILK, "10")));
        assertThat(receive(MILK, 30).code()).isEqualTo("asks over-tolerance");
        assertThat(receive(SOAP, 1).code()).isEqualTo("refused wrong-product");
    }

    @Test
    void vendorAndGoodsAreAuthorisedForTheStore() {
        policy(Map.of("vendors", "OTHER, SOMEBODY"));
        assertThat(open(goods(MILK, "10")).code()).isEqualTo("refused not-authorised");
        policy(Map.of("vendors", "*", "groups", "BREAD"));
        assertThat(open(goods(MILK, "10")).args()).containsEntry("name", "MILK");
        policy(Map.of("vendors", "HARVEST", "groups", "BREAD,DAIRY"));
        assertThat(open(goods(MILK, "10")).code()).isEqualTo("receipt-opened");
    }

    @Test
    void aMessageWithoutACountIsIncomplete() {
        assertThat(open().code()).isEqualTo("refused missing-field");
        assertThat(dock.run(MIA, new OpenDirectDelivery("NOBODY", "R-1", List.of(goods(MILK, "1")), Optional.empty()))
                        .code())
                .isEqualTo("refused unknown-vendor");
        assertThat(dock.run(
                                MIA,
                                new OpenDirectDelivery(
                                        "HARVEST", "R".repeat(64), List.of(goods(MILK, "1")), Optional.empty()))
                        .code())
                .isEqualTo("refused invalid-value");
    }
}
