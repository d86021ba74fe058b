package dev.backroom.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.code.MeasureLayout.Kind;
import dev.backroom.code.Scan.ElementStringScan;
import dev.backroom.code.Scan.GtinScan;
import dev.backroom.code.Scan.LocationScan;
import dev.backroom.code.Scan.PlainText;
import dev.backroom.code.Scan.SsccScan;
import dev.backroom.code.Scan.VariableMeasureScan;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanTest {
    private static final Gtin PEN = Gtin.parse("4006381333931").orThrow();

    private static final MeasureLayouts LAYOUTS = new MeasureLayouts(List.of(
            new MeasureLayout("28IIIIIVVVVVC", Kind.WEIGHT, "kg", 3),
            new MeasureLayout("21IIIIKVVVVVC", Kind.PRICE, "currency", 2),
            new MeasureLayout("27IIIIIVVVVVC", Kind.COUNT, "each", 0),
            new MeasureLayout("2999IIIIIIIIC", Kind.ITEM, "each", 0)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4006381333931",
                "]E04006381333931",
                "04006381333931",
                "]C10104006381333931",
                "]d20104006381333931",
                "]I104006381333931",
                "(01)04006381333931",
                "0104006381333931",
                "^0104006381333931",
                "]Q1https://example.com/01/04006381333931",
                "https://example.com/01/4006381333931",
                "]E3400638133393112345",
                "4006381333931\r\n",
            })
    void sameArticleIsTheSameScanInWhateverItIsPrinted(String raw) {
        assertThat(Scan.parse(raw)).isEqualTo(Parsed.ok(new GtinScan(PEN)));
    }

    @Test
    void eightDigitsWithZeroInFrontAreUpce() {
        assertThat(Scan.parse("04252614").orThrow().gtin())
                .contains(Gtin.parse("042100005264").orThrow());
        assertThat(Scan.parse("96385074").orThrow().gtin())
                .contains(Gtin.parse("96385074").orThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"006141411234567890", "]C100006141411234567890", "00006141411234567890"})
    void licencePlateIsALogisticUnit(String raw) {
        assertThat(Scan.parse(raw))
                .isEqualTo(
                        Parsed.ok(new SsccScan(Sscc.parse("006141411234567890").orThrow())));
    }

    @Test
    void cartonLabelTellsAllItHas() {
        Scan scan =
                Scan.parse("]C101095212345432131726123110L1\u001d21S9", LAYOUTS).orThrow();
        assertThat(scan).isInstanceOf(ElementStringScan.class);
        assertThat(scan.gtin()).contains(Gtin.parse("9521234543213").orThrow());
        assertThat(scan.lot()).contains("L1");
        assertThat(scan.shelfLife(2026))
                .contains(new ShelfLife(ShelfLife.Kind.EXPIRY, new GsDate(LocalDate.of(2026, 12, 31), false)));
    }

    @Test
    void bestBeforeIsNotTakenForExpiry() {
        Scan scan = Scan.parse("]C1010952123454321315260600").orThrow();
        assertThat(scan.shelfLife(2026))
                .contains(new ShelfLife(ShelfLife.Kind.BEST_BEFORE, new GsDate(LocalDate.of(2026, 6, 30), true)));
    }

    @Test
    void secondBarcodeWithLotAndExpiryOnlyIsAScan() {
        Scan scan = Scan.parse("]C11726123110L1").orThrow();
        assertThat(scan.gtin()).isEmpty();
        assertThat(scan.lot()).contains("L1");
        assertThat(scan.data().missing()).isPresent();
    }

    @Test
    void placeIsReadWithItsExtension() {
        assertThat(Scan.parse("]C14149520123456788" + "254DOCK-3"))
                .isEqualTo(Parsed.ok(new LocationScan(Gln.parse("9520123456788").orThrow(), "DOCK-3")));
        assertThat(Scan.parse("]C14149520123456788"))
                .isEqualTo(Parsed.ok(new LocationScan(Gln.parse("9520123456788").orThrow(), "")));
    }

    @Test
    void inStoreWeightIsGramsAndItsItem() {
        Scan scan = Scan.parse("2845956012503", LAYOUTS).orThrow();
        assertThat(scan).isInstanceOf(VariableMeasureScan.class);
        assertThat(scan.grams()).isEqualTo(OptionalLong.of(1250));
        assertThat(scan.count()).isEmpty();
        assertThat(scan.gtin()).contains(Gtin.parse("2845956000005").orThrow());
    }

    @Test
    void inStoreCountIsACount() {
        assertThat(Scan.parse("2713302243300", LAYOUTS).orThrow().count()).isEqualTo(OptionalLong.of(24330));
    }

    @Test
    void inStoreItemWithoutValueIsAnItem() {
        assertThat(Scan.parse("2999000000012", LAYOUTS).orThrow()).isInstanceOf(GtinScan.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2045956012507", "0412345678903", "412345678903"})
    void inStoreCodeOfUnknownLayoutIsAProblemAndNeverOnePiece(String code) {
        assertThat(problem(Scan.parse(code, LAYOUTS)).fault()).isEqualTo(Fault.UNKNOWN_LAYOUT);
        assertThat(problem(Scan.parse(code)).fault()).isEqualTo(Fault.UNKNOWN_LAYOUT);
    }

    @Test
    void wrongPriceVerifierIsAProblem() {
        assertThat(problem(Scan.parse("2119041255879", LAYOUTS)).fault()).isEqualTo(Fault.VERIFIER);
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333930,             CHECK_DIGIT,   12",
        "]E04006381333930,          PRIMARY_MESSAGE_CHECK_DIGIT_IS_INCORRECT, 15",
        "006141411234567891,        CHECK_DIGIT,   17",
        "]C10109521234543214,       INCORRECT_CHECK_DIGIT, 18",
        "]C101095212345432131726,   AI_DATA_HAS_INCORRECT_LENGTH, 21",
        "0109521234543213172613,    AI_DATA_HAS_INCORRECT_LENGTH, 19",
        "]C1,                       AI_DATA_EMPTY, 3",
        "https://a.b/01/09521234543214, INCORRECT_CHECK_DIGIT, 28",
        "'',                        EMPTY, 0",
    })
    void garbledCodesAreRefusedByName(String raw, String name, int position) {
        var problem = problem(Scan.parse(raw));
        assertThat(problem.name()).isEqualTo(name);
        assertThat(problem.position()).isEqualTo(position);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"B-03-2", "]C0B-03-2", "]Q1B-03-2", "LPN0000123", "(unten)", "12345", "https://example.com/menu"
            })
    void whatIsNoCodeOfGs1IsText(String raw) {
        String text = raw.startsWith("]") ? raw.substring(3) : raw;
        assertThat(Scan.parse(raw)).isEqualTo(Parsed.ok(new PlainText(text)));
    }

    @Test
    void compositeSymbolIsOneScan() {
        Scan scan = Scan.parse("]E04006381333931|]e010L1\u001d21S1").orThrow();
        assertThat(scan.gtin()).contains(PEN);
        assertThat(scan.lot()).contains("L1");
        assertThat(scan.serial()).contains("S1");
    }

    @Test
    void hugeInputIsRefusedUnread() {
        assertThat(problem(Scan.parse("1".repeat(2_000_000))).fault()).isEqualTo(Fault.DATA_TOO_LONG);
    }

    private static <T> CodeProblem problem(Parsed<T> parsed) {
        return ((Parsed.Bad<T>) parsed).problem();
    }
}
