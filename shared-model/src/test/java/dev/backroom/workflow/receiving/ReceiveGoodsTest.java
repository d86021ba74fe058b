package dev.backroom.workflow.receiving;

import static dev.backroom.workflow.Dockside.CHEESE;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MILK;
import static dev.backroom.workflow.Dockside.MILK_CASE;
import static dev.backroom.workflow.Dockside.MIX;
import static dev.backroom.workflow.Dockside.NOBODYS;
import static dev.backroom.workflow.Dockside.PHONE;
import static dev.backroom.workflow.Dockside.SOAP;
import static dev.backroom.workflow.Dockside.TEA;
import static dev.backroom.workflow.Dockside.TODAY;
import static dev.backroom.workflow.Dockside.YOGHURT;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.gtin;
import static dev.backroom.workflow.Dockside.lot;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.Dockside.serial;
import static dev.backroom.workflow.Dockside.weighed;
import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Offer;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.Movement;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReceiveGoodsTest {

    private final Dockside dock = new Dockside().opened();

    private static Goods bestBefore(String barcode, LocalDate date) {
        return new Goods(
                barcode,
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.of(date),
                Optional.empty(),
                Optional.empty());
    }

    static Stream<Arguments> scans() {
        LocalDate later = TODAY.plusDays(30);
        return Stream.of(
                Arguments.of("by the piece", goods(MILK, "7"), "received", "MILK", 7),
                Arguments.of("by the case", goods(MILK_CASE, "2"), "received", "MILK", 24),
                Arguments.of("with decimals that are none", goods(MILK, "7.00"), "received", "MILK", 7),
                Arguments.of("by the piece with one scan", goods(MILK, "1"), "received", "MILK", 1),
                Arguments.of("keyed by SKU", goods("MILK", "3"), "received", "MILK", 3),
                Arguments.of("as a bundle", goods(MIX, "3"), "received", "MILK", 6),
                Arguments.of("with lot", lot(YOGHURT, "2", "L1", later), "received", "YOGHURT", 2),
                Arguments.of(
                        "with everything in one barcode",
                        goods("]C101" + "0" + YOGHURT + "17260401" + "10L7\u001d304", ""),
                        "received",
                        "YOGHURT",
                        4),
                Arguments.of("by serial number", serial(PHONE, "S1"), "received", "PHONE", 1),
                Arguments.of("by weight", weighed(CHEESE, "2", 480), "received", "CHEESE", 2),
                Arguments.of("dated", lot(CREAM, "2", "", later), "received", "CREAM", 2),
                Arguments.of("dated today", lot(CREAM, "2", "", TODAY), "received", "CREAM", 2),
                Arguments.of("none", goods(MILK, "0"), "refused quantity-not-positive", "MILK", 0),
                Arguments.of("less than none", goods(MILK, "-3"), "refused quantity-not-positive", "MILK", 0),
                Arguments.of("half a piece", goods(MILK, "0.5"), "refused quantity-fractional", "MILK", 0),
                Arguments.of("too many", goods(MILK, "1000000001"), "refused quantity-too-large", "MILK", 0),
                Arguments.of("too many cases", goods(MILK_CASE, "100000000"), "refused quantity-too-large", "MILK", 0),
                Arguments.of("with nothing keyed", goods(MILK, ""), "refused invalid-value", "MILK", 0),
                Arguments.of("no number", goods(MILK, "many"), "refused invalid-value", "MILK", 0),
                Arguments.of("a number in powers", goods(MILK, "1e9"), "refused invalid-value", "MILK", 0),
                Arguments.of("misread", goods("9521234000011", "1"), "refused check-digit", "MILK", 0),
                Arguments.of("garbled", goods("]C10195212", "1"), "refused unreadable-barcode", "MILK", 0),
                Arguments.of("nothing", goods(" ", "1"), "refused missing-field", "MILK", 0),
                Arguments.of(
                        "with an endless lot",
                        lot(YOGHURT, "1", "L".repeat(51), later),
                        "refused invalid-value",
                        "YOGHURT",
                        0),
                Arguments.of("endless", goods("9".repeat(20_000), "1"), "refused unreadable-barcode", "MILK", 0),
                Arguments.of("unknown", goods(NOBODYS, "1"), "refused unknown-barcode", "MILK", 0),
                Arguments.of("unknown text", goods("hello", "1"), "refused unknown-barcode", "MILK", 0),
                Arguments.of("not ordered", goods(SOAP, "1"), "refused wrong-product", "SOAP", 0),
                Arguments.of("without its lot", goods(YOGHURT, "1"), "refused lot-missing", "YOGHURT", 0),
                Arguments.of("without its date", goods(CREAM, "1"), "refused expiry-missing", "CREAM", 0),
                Arguments.of(
                        "with a lot that nobody knows a date of",
                        new Goods(
                                CREAM,
                                "1",
                                Optional.of("L9"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()),
                        "refused expiry-missing",
                        "CREAM",
                        0),
                Arguments.of("without its serial number", goods(PHONE, "1"), "refused serial-missing", "PHONE", 0),
                Arguments.of("without its weight", goods(CHEESE, "1"), "refused weight-missing", "CHEESE", 0),
                Arguments.of("expired", lot(CREAM, "1", "", TODAY.minusDays(1)), "refused expired", "CREAM", 0),
                Arguments.of(
                        "best before yesterday",
                        bestBefore(CREAM, TODAY.minusDays(1)),
                        "asks best-before-passed",
                        "CREAM",
                        0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scans")
    void goodsAreReceived(String how, Goods goods, String code, String sku, long there) {
        var result = dock.run(MIA, receive(goods));
        assertThat(result.code()).isEqualTo(code);
        assertThat(dock.there(sku, "STAGE")).isEqualTo(there);
        if (code.startsWith("refused")) {
            assertThat(result.decision().rows()).isEmpty();
        }
    }

    @Test
    void aScanLeavesAMovementTwoBalancesAndAnEntry() {
        var result = dock.run(MIA, receive(MILK, 7));
        assertThat(result.only(Movement.class).quantity()).isEqualTo(7);
        assertThat(result.rows(Balance.class)).extracting(Balance::quantity).containsExactlyInAnyOrder(-7L, 7L);
        Entry entry = result.only(Entry.class);
        assertThat(entry.number()).isEqualTo(dock.world.store.head().number());
        assertThat(entry.orderLine()).isEqualTo(1);
        assertThat(entry.by()).isEqualTo(MIA.person());
        assertThat(result.decision().rows()).hasSize(4);
    }

    @Test
    void goodsGoWhereTheyAreSent() {
        assertThat(dock.run(MIA, new ReceiveGoods("DEL-1", goods(MILK, "5"), Optional.of("B-1")))
                        .code())
                .isEqualTo("received");
        assertThat(dock.there("MILK", "B-1")).isEqualTo(5);
        assertThat(dock.run(MIA, new ReceiveGoods("DEL-1", goods(MILK, "5"), Optional.of("ZONE")))
                        .code())
                .isEqualTo("refused not-a-stock-place");
        assertThat(dock.run(MIA, new ReceiveGoods("DEL-1", goods(MILK, "5"), Optional.of("B-99")))
                        .code())
                .isEqualTo("refused unknown-location");
    }

    @Test
    void everyRefusalWithGoodsBehindItOffersAWayForThem() {
        assertThat(dock.run(MIA, receive(goods(SOAP, "1"))).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.goodsInHand()).containsExactly(Offer.QUARANTINE, Offer.HAND_BACK));
    }

    @Test
    void theSameLotNeverHasTwoDates() {
        LocalDate date = TODAY.plusDays(20);
        dock.run(MIA, receive(lot(YOGHURT, "2", "L1", date)));
        var other = dock.run(MIA, receive(lot(YOGHURT, "2", "L1", date.plusDays(1))));
        assertThat(other.code()).isEqualTo("refused lot-other-expiry");
        assertThat(other.args()).containsEntry("known", date.toString());
        assertThat(dock.run(MIA, receive(lot(YOGHURT, "2", "L1", date))).rows(Batch.class))
                .isEmpty();
        assertThat(dock.world.all(Batch.class)).hasSize(1);
    }

    @Test
    void aLotWhoseDateTheBooksKnowNeedsNoneOnTheScan() {
        dock.run(MIA, receive(lot(CREAM, "2", "L1", TODAY.plusDays(20))));
        Goods lotOnly = new Goods(
                CREAM, "1", Optional.of("L1"), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(dock.run(MIA, receive(lotOnly)).code()).isEqualTo("received");
        assertThat(dock.there("CREAM", "STAGE")).isEqualTo(3);
    }

    @Test
    void aSerialNumberIsHereOnce() {
        dock.run(MIA, receive(serial(PHONE, "S1")));
        var again = dock.run(MIA, receive(serial(PHONE, "S1")));
        assertThat(again.code()).isEqualTo("refused serial-already-here");
        assertThat(again.args()).containsEntry("place", "STAGE");
    }

    @Test
    void whatIsKeyedWinsOverTheBarcode() {
        String barcode = "]C1010" + YOGHURT + "17260401" + "10L7";
        Goods keyed = new Goods(
                barcode,
                "2",
                Optional.of("L8"),
                Optional.of(TODAY.plusDays(50)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(dock.run(MIA, receive(keyed)).only(Batch.class)).satisfies(batch -> {
            assertThat(batch.lot()).isEqualTo("L8");
            assertThat(batch.date()).isEqualTo(TODAY.plusDays(50));
        });
    }

    @Test
    void goodsMustStillBeGoodForAWhile() {
        dock.run(BOSS, new PutPolicy("shelf-life", "vendor:HARVEST", Map.of("minimum-days", "7")));
        var shortDated = dock.run(MIA, receive(lot(CREAM, "1", "", TODAY.plusDays(6))));
        assertThat(shortDated.code()).isEqualTo("refused short-dated");
        assertThat(shortDated.args()).containsEntry("days", "7");
        assertThat(dock.run(MIA, receive(lot(CREAM, "1", "", TODAY.plusDays(7))))
                        .code())
                .isEqualTo("received");
    }

    @Test
    void weightGoesAlongAndConserves() {
        dock.run(MIA, receive(weighed(CHEESE, "2", 480)));
        assertThat(dock.world.store.balancesOf(dock.item("CHEESE")))
                .extracting(Balance::grams)
                .containsExactlyInAnyOrder(480L, -480L);
    }

    @Test
    void severalOrdersAreFilledByDueDateThenByCode() {
        dock.run(ERP, new PutNotice("DEL-2", "HARVEST", List.of("PO-1", "PO-0"), World.MORNING, List.of(), List.of()));
        dock.run(ERP, Dockside.order("PO-0", 1, 10));
        dock.run(MIA, Dockside.open("DEL-2"));
        var result = dock.run(MIA, new ReceiveGoods("DEL-2", goods(MILK, "15"), Optional.empty()));
        assertThat(result.rows(Entry.class))
                .extracting(Entry::order, Entry::quantity)
                .containsExactly(tuple(2, 10L), tuple(1, 5L));
        assertThat(result.rows(Movement.class)).hasSize(2);
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(15);
    }

    @Test
    void withoutDocumentWhateverComesIsRight() {
        var opened = dock.run(MIA, new OpenReceipt(Document.NONE, "HARVEST"));
        assertThat(opened.code()).isEqualTo("receipt-opened-without-check-in");
        String delivery = opened.args().getOrDefault("delivery", "");
        assertThat(dock.run(MIA, new ReceiveGoods(delivery, goods(SOAP, "1000"), Optional.empty()))
                        .code())
                .isEqualTo("received");
        assertThat(dock.there("SOAP", "STAGE")).isEqualTo(1000);
    }

    @Test
    void theDemonstrationPrefixGivesDifferentNumbers() {
        assertThat(gtin(1)).isNotEqualTo(gtin(2));
        assertThat(TEA).hasSize(13);
    }
}
