package dev.backroom.sim.erp;

import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// What the chain sells and who delivers it, made from real articles and a seed.
///
/// The same seed and articles give the same catalogue.
public record Catalogue(List<Ware> wares, List<PutBundle> bundles, List<PutVendor> vendors) {

    static final String EACH = "each";
    static final String INNER = "inner";
    static final String CASE = "case";

    /// The group whose tolerance is changed while a demo runs; nothing else is tested with its items.
    public static final String SEASONAL = "SEASONAL";

    static final String DAIRY = "DAIRY";
    static final String DELI = "DELI";
    private static final List<String> GROUPS = List.of("GIFT", "HOME", "PARTY", "STATIONERY");
    private static final List<String> VENDORS = List.of(
            "Harvest & Hill",
            "Northlight Gifts",
            "Paper Lantern",
            "Dockside Dairy",
            "Kestrel Home",
            "Oak Row Deli",
            "Bright Parcel",
            "Tin Soldier",
            "Meadow Farm",
            "Blue Kettle");
    private static final int ITEMS_PER_MESSAGE = 500;
    private static final int BUNDLES = 6;
    private static final int BUNDLE_NUMBER_FROM = 900_000;
    private static final int DAYS_MIN = 7;

    public static Catalogue of(List<Article> articles, long seed) {
        List<Ware> wares = new ArrayList<>();
        SplittableRandom chance = new SplittableRandom(seed);
        for (Article article : articles) {
            wares.add(ware(article, wares.size() + 1, chance.split()));
        }
        List<PutVendor> vendors = new ArrayList<>();
        for (String name : VENDORS) {
            vendors.add(new PutVendor("V%02d".formatted(vendors.size() + 1), name));
        }
        return new Catalogue(List.copyOf(wares), bundles(wares, chance.split()), List.copyOf(vendors));
    }

    /// One article in twelve needs a lot, one in twelve a date, one in twenty-five a serial number, one in
    /// twenty-five
    /// is weighed; what is weighed or has a date is food and chilled.
    private static Ware ware(Article article, int number, SplittableRandom chance) {
        int kind = chance.nextInt(100);
        Tracking tracking =
                kind < 8 ? Tracking.LOT : kind < 16 ? Tracking.EXPIRY : kind < 20 ? Tracking.SERIAL : Tracking.NONE;
        boolean weighed = kind >= 20 && kind < 24;
        boolean chilled = kind < 16 || weighed;
        String group =
                weighed ? DELI : chilled ? DAIRY : kind >= 92 ? SEASONAL : GROUPS.get(chance.nextInt(GROUPS.size()));
        long inner = tracking == Tracking.SERIAL ? 1 : 6;
        long caseSize = tracking == Tracking.SERIAL ? 4 : inner * (2 + chance.nextInt(3));
        List<PackData> packs = new ArrayList<>();
        packs.add(new PackData(Barcodes.gtin13(number), EACH, 1));
        if (inner > 1) {
            packs.add(new PackData(Barcodes.gtin14(1, number), INNER, inner));
        }
        packs.add(new PackData(Barcodes.gtin14(2, number), CASE, caseSize));
        ItemData item = new ItemData(
                article.sku(),
                article.name(),
                group,
                chilled ? Temperature.CHILLED : Temperature.AMBIENT,
                tracking,
                weighed,
                chilled && tracking != Tracking.NONE ? DAYS_MIN : 0,
                Map.of(),
                Math.max(1, article.pricePence() * 6L / 10),
                packs);
        return new Ware(number, item, article.unitsPerDay(), 150 + chance.nextInt(800));
    }

    /// Ratio packs: one barcode, three articles.
    private static List<PutBundle> bundles(List<Ware> wares, SplittableRandom chance) {
        List<Ware> plain =
                wares.subList(0, wares.size() - 1).stream().filter(Ware::plain).toList();
        List<PutBundle> bundles = new ArrayList<>();
        for (int i = 0; i < BUNDLES; i++) {
            int from = chance.nextInt(plain.size() - 2);
            bundles.add(new PutBundle(
                    Barcodes.gtin13(BUNDLE_NUMBER_FROM + i),
                    "RATIO PACK " + (i + 1),
                    List.of(
                            new ComponentData(plain.get(from).sku(), 4),
                            new ComponentData(plain.get(from + 1).sku(), 2),
                            new ComponentData(plain.get(from + 2).sku(), 1))));
        }
        return List.copyOf(bundles);
    }

    /// The article that the ERP tells of too late: in no ratio pack, and never to be bought before.
    Ware late() {
        return wares.getLast();
    }

    /// Articles that may be bought.
    List<Ware> where(Predicate<Ware> wanted) {
        return wares.subList(0, wares.size() - 1).stream().filter(wanted).toList();
    }

    Ware bySku(String sku) {
        return wares.stream().filter(ware -> ware.sku().equals(sku)).findFirst().orElseThrow();
    }

    /// The messages that put all items.
    List<PutItems> messages() {
        List<PutItems> messages = new ArrayList<>();
        for (int from = 0; from < wares.size(); from += ITEMS_PER_MESSAGE) {
            messages.add(new PutItems(wares.subList(from, Math.min(wares.size(), from + ITEMS_PER_MESSAGE)).stream()
                    .map(Ware::item)
                    .toList()));
        }
        return messages;
    }
}
