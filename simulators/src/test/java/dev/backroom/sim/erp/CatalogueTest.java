package dev.backroom.sim.erp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.code.Gtin;
import dev.backroom.code.Parsed;
import dev.backroom.code.Scan;
import dev.backroom.code.Sscc;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.store.MasterRow.Tracking;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final Articles SAMPLE = Articles.sample();
    private static final Catalogue CATALOGUE = Catalogue.of(SAMPLE.all(), 1);

    @Test
    void theSampleAloneIsEnoughForEveryKindOfArticle() {
        assertThat(SAMPLE.all()).hasSize(300);
        for (Tracking tracking : Tracking.values()) {
            assertThat(CATALOGUE.where(ware -> ware.is(tracking)))
                    .as("%s", tracking)
                    .hasSizeGreaterThan(3);
        }
        assertThat(CATALOGUE.where(ware -> ware.item().catchWeight())).hasSizeGreaterThan(3);
        assertThat(CATALOGUE.where(ware -> ware.item().group().equals(Catalogue.SEASONAL)))
                .hasSizeGreaterThan(3);
        assertThat(CATALOGUE.bundles()).isNotEmpty();
    }

    @Test
    void theArticleThatTheErpTellsTooLateIsBoughtByNobody() {
        for (int seed = 1; seed <= 50; seed++) {
            Catalogue catalogue = Catalogue.of(SAMPLE.all().subList(0, 150), seed);
            String late = catalogue.late().sku();
            assertThat(catalogue.where(_ -> true)).hasSize(149).doesNotContain(catalogue.late());
            assertThat(catalogue.bundles())
                    .flatMap(PutBundle::components)
                    .noneMatch(component -> component.sku().equals(late));
        }
    }

    @Test
    void theSameSeedGivesTheSameCatalogue() {
        assertThat(Catalogue.of(SAMPLE.all(), 1)).isEqualTo(CATALOGUE);
        assertThat(Catalogue.of(SAMPLE.all(), 2)).isNotEqualTo(CATALOGUE);
    }

    @Test
    void everyBarcodeIsRightAndBelongsToOnePackOfTheDemonstrationPrefix() {
        Set<String> seen = new HashSet<>();
        for (Ware ware : CATALOGUE.wares()) {
            for (PackData pack : ware.item().packs()) {
                assertThat(Gtin.parse(pack.gtin())).isInstanceOf(Parsed.Ok.class);
                assertThat(seen.add(pack.gtin())).isTrue();
                assertThat(pack.gtin().substring(pack.gtin().length() - 13)).startsWith("952");
            }
        }
        CATALOGUE
                .bundles()
                .forEach(bundle -> assertThat(seen.add(bundle.gtin())).isTrue());
    }

    @Test
    void whatAScannerSendsIsReadAsMeant() {
        LocalDate date = LocalDate.of(2026, 11, 30);
        String gtin = Barcodes.gtin14(2, 4711);

        assertThat(Scan.parse(Barcodes.gs1(gtin, date, "L1"))).isInstanceOf(Parsed.Ok.class);
        assertThat(Scan.parse(Barcodes.gs1Dated(Barcodes.gtin13(4711), date))).isInstanceOf(Parsed.Ok.class);
        assertThat(Scan.parse(Barcodes.garbled(gtin))).isInstanceOf(Parsed.Bad.class);
        assertThat(Scan.parse(Barcodes.misread(Barcodes.gtin13(4711)))).isInstanceOf(Parsed.Bad.class);
        assertThat(Sscc.parse(Barcodes.sscc(42))).isInstanceOf(Parsed.Ok.class);
    }

    @Test
    void aMessageOfItemsIsSmallEnoughForTheFeed() {
        assertThat(CATALOGUE.messages()).allMatch(message -> message.items().size() <= 500);
        assertThat(CATALOGUE.messages().stream()
                        .flatMap(message -> message.items().stream())
                        .toList())
                .hasSize(300);
    }

    @Test
    void placesNameTheirParentsBeforeAndOnce() {
        List<String> codes =
                Places.all().locations().stream().map(place -> place.code()).toList();

        assertThat(codes).doesNotHaveDuplicates();
        Places.all()
                .locations()
                .forEach(place ->
                        place.parent().ifPresent(parent -> assertThat(codes).contains(parent)));
        assertThat(codes).contains(Places.STAGE, Places.bin(17), Places.chilledBin(4));
    }
}
