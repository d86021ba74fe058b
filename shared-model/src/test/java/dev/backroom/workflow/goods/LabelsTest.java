package dev.backroom.workflow.goods;

import static dev.backroom.workflow.Dockside.CHEESE;
import static dev.backroom.workflow.Dockside.CREAM;
import static dev.backroom.workflow.Dockside.MIX;
import static dev.backroom.workflow.Dockside.YOGHURT;
import static dev.backroom.workflow.Dockside.goods;
import static dev.backroom.workflow.Dockside.receive;
import static dev.backroom.workflow.World.MIA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.Movement;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.workflow.Dockside;
import dev.backroom.workflow.World.Result;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What labels say, on 3 March 2026.
class LabelsTest {

    private static final String ITEM = "]C1010";

    private final Dockside dock = new Dockside().opened();

    private Result scan(Goods goods) {
        return dock.run(MIA, receive(goods));
    }

    @Test
    void scansAccumulateUntilTheLineIsComplete() {
        Goods item = goods(ITEM + YOGHURT, "2");
        assertThat(scan(item).code()).isEqualTo("refused lot-missing");
        Goods withLot = item.and("]C110L7");
        assertThat(scan(withLot).only(Batch.class).lot()).isEqualTo("L7");

        Goods dated = goods(ITEM + CREAM, "2");
        assertThat(scan(dated).code()).isEqualTo("refused expiry-missing");
        assertThat(scan(dated.and("]C110L8").and("]C117260401")).only(Batch.class))
                .extracting(Batch::lot, Batch::date, Batch::dateKind)
                .containsExactly("L8", LocalDate.of(2026, 4, 1), DateKind.EXPIRY);
    }

    @Test
    void theBarcodesMayComeInAnyOrder() {
        assertThat(scan(goods("]C110L7", "2").and("]C117260401").and(ITEM + YOGHURT))
                        .only(Batch.class)
                        .lot())
                .isEqualTo("L7");
    }

    @Test
    void barcodesThatContradictEachOtherBelongToDifferentGoods() {
        assertThat(scan(goods(ITEM + YOGHURT + "10L7", "2").and("]C110L8")).args())
                .containsEntry("field", "/operation/goods/more/0")
                .containsEntry("value", "L8")
                .containsEntry("other", "L7");
        assertThat(scan(goods(ITEM + YOGHURT, "2").and("]C110L7").and(ITEM + CREAM))
                        .code())
                .isEqualTo("refused contradiction");
        assertThat(scan(goods(ITEM + CREAM, "2").and("]C117260401").and("]C117260402"))
                        .code())
                .isEqualTo("refused contradiction");
    }

    @Test
    void moreBarcodesThanAnybodyScansAreRefused() {
        Goods endless = goods(ITEM + YOGHURT, "2");
        for (int i = 0; i < 6; i++) {
            endless = endless.and("]C110L7");
        }
        assertThat(scan(endless).code()).isEqualTo("refused too-large");
        assertThat(scan(goods(ITEM + YOGHURT, "2").and("]C110")).code()).isEqualTo("refused unreadable-barcode");
    }

    @ParameterizedTest
    @CsvSource({
        "17260302,         refused expired",
        "15260302,         asks best-before-passed",
        "1526030217260401, received",
        "1526040117260302, refused expired",
        "17260300,         received",
        "17260200,         refused expired",
        "15260200,         asks best-before-passed"
    })
    void anExpiryStopsABestBeforeWarnsAndDayZeroIsTheEndOfTheMonth(String dates, String code) {
        assertThat(scan(goods(ITEM + CREAM + dates, "1")).code()).isEqualTo(code);
    }

    @Test
    void theExpiryIsTheBatchsDateWhereBothAreThere() {
        assertThat(scan(goods(ITEM + CREAM + "15260320" + "17260400", "1")).only(Batch.class))
                .extracting(Batch::date, Batch::dateKind)
                .containsExactly(LocalDate.of(2026, 4, 30), DateKind.EXPIRY);
    }

    @ParameterizedTest
    @CsvSource({"3103000480, 480", "3102000048, 480", "3100000002, 2000", "3104004800, 480"})
    void theWeightOfWhatIsSoldByWeightIsOnItsLabel(String weight, long grams) {
        Movement movement = scan(goods(ITEM + CHEESE + weight, "1")).only(Movement.class);
        assertThat(movement.quantity()).isEqualTo(1);
        assertThat(movement.grams()).isEqualTo(grams);
    }

    @Test
    void withoutAWeightItIsNeverGuessed() {
        assertThat(scan(goods(ITEM + CHEESE, "1")).code()).isEqualTo("refused weight-missing");
        assertThat(scan(goods(ITEM + CHEESE, "1").and("]C13103000480"))
                        .only(Movement.class)
                        .grams())
                .isEqualTo(480);
    }

    @Test
    void aRatioPackIsReceivedAsItsComponents() {
        Result result = scan(goods(MIX, "3"));
        assertThat(result.args()).containsEntry("quantity", "9").containsEntry("name", "Breakfast mix");
        assertThat(result.rows(Entry.class))
                .extracting(Entry::item, Entry::orderLine, Entry::quantity)
                .containsExactly(tuple(dock.item("MILK"), 1, 6L), tuple(dock.item("TEA"), 6, 3L));
        assertThat(dock.there("MILK", "STAGE")).isEqualTo(6);
        assertThat(dock.there("TEA", "STAGE")).isEqualTo(3);
    }

    @Test
    void anInStoreCodeOfUnknownLayoutIsNeverOnePiece() {
        assertThat(scan(goods("2012345678903", "1")).code()).isEqualTo("refused unknown-barcode");
    }
}
