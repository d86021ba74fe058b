package dev.backroom.sim.erp;

import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.MasterRow.Tracking;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/// Plans shipments: an order, its notice with a pallet, cartons and loose goods. The same seed and number give the
/// same shipment, but for its dates.
public final class Purchasing {

    /// What may come beyond the notice without being more than was ordered.
    private static final long SLACK = 24;
    /// Pieces promised on lines whose tolerance is tried.
    public static final long TRIED_QUANTITY = 40;

    /// How many plain lines a shipment has; on the last two not one piece more was ordered than promised.
    public static final int PLAIN_LINES = 5;

    private static final int CARTONS = 5;
    private static final int ON_PALLET = 3;
    private static final int GOOD_DAYS = 60;
    private static final long UNIT_NUMBERS_PER_SHIPMENT = 100;

    private final Catalogue catalogue;
    private final long seed;

    public Purchasing(Catalogue catalogue, long seed) {
        this.catalogue = catalogue;
        this.seed = seed;
    }

    /// @param number counts the shipments of all stores from 0
    /// @param now when it is planned
    public Shipment shipment(int number, Site site, Instant now) {
        return new Plan(number, site, now).shipment();
    }

    /// An article that this shipment does not bring.
    public Ware other(Shipment shipment) {
        SplittableRandom chance = new SplittableRandom(seed ^ (shipment.number() * 31L + 7));
        List<Ware> others = catalogue.where(ware -> ware.plain()
                && shipment.order().lines().stream()
                        .noneMatch(line -> line.sku().equals(ware.sku())));
        return others.get(chance.nextInt(others.size()));
    }

    /// The barcode of an article that nobody knows.
    public static String unknownGtin(Shipment shipment) {
        return Barcodes.gtin13(800_000 + shipment.number());
    }

    /// The order as the ERP tells it next, with another quantity of one article.
    public static PutOrder changed(PutOrder order, Ware ware, long quantity) {
        List<OrderLineData> lines = order.lines().stream()
                .map(line -> line.sku().equals(ware.sku())
                        ? new OrderLineData(line.line(), line.sku(), quantity, line.costMinor())
                        : line)
                .toList();
        return new PutOrder(order.order(), order.version() + 1, order.vendor(), order.due(), order.cancelled(), lines);
    }

    /// A notice that cannot be: with one of these units twice, or for another delivery with a unit of this one.
    public static PutNotice withPlateTwice(Shipment shipment) {
        PutNotice right = shipment.notice();
        boolean twiceInOne = shipment.number() % 2 == 0;
        UnitData again = shipment.topUnits().getLast();
        List<UnitData> units = new ArrayList<>(twiceInOne ? right.units() : List.of());
        units.add(again);
        return new PutNotice(
                twiceInOne ? right.delivery() : right.delivery() + "-B",
                right.vendor(),
                right.orders(),
                right.expectedAt(),
                right.lines(),
                units);
    }

    /// One shipment in the making.
    private final class Plan {
        private final int number;
        private final Site site;
        private final Instant now;
        private final LocalDate today;
        private final SplittableRandom chance;
        private final String order;
        private final List<OrderLineData> orderLines = new ArrayList<>();
        private final List<NoticeLineData> noticeLines = new ArrayList<>();
        private final List<UnitData> units = new ArrayList<>();
        private final List<Shipment.Loose> loose = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();

        Plan(int number, Site site, Instant now) {
            this.number = number;
            this.site = site;
            this.now = now;
            this.today = now.atZone(site.zone()).toLocalDate();
            this.chance = new SplittableRandom(seed * 1_000_003 + number);
            this.order = "PO-%05d".formatted(70_000 + number);
        }

        Shipment shipment() {
            bundleFirst();
            for (int i = 0; i < PLAIN_LINES; i++) {
                boolean tried = i >= PLAIN_LINES - 2;
                line(
                        pick(ware -> ware.plain() && !ware.item().group().equals(Catalogue.SEASONAL)),
                        tried ? TRIED_QUANTITY : 12 + chance.nextInt(48),
                        tried ? 0 : SLACK);
            }
            line(pick(ware -> ware.item().group().equals(Catalogue.SEASONAL) && ware.plain()), TRIED_QUANTITY, 0);
            line(pick(ware -> ware.is(Tracking.LOT)), 12 + chance.nextInt(24), SLACK);
            line(pick(ware -> ware.is(Tracking.EXPIRY)), 12 + chance.nextInt(24), SLACK);
            line(pick(ware -> ware.is(Tracking.SERIAL)), 2, SLACK);
            line(pick(ware -> ware.item().catchWeight()), 6 + chance.nextInt(6), SLACK);
            units();
            String vendor =
                    catalogue.vendors().get(number % catalogue.vendors().size()).code();
            return new Shipment(
                    number,
                    site,
                    today,
                    new PutOrder(order, 1, vendor, today, false, orderLines),
                    new PutNotice(
                            "D-%05d".formatted(10_000 + number),
                            vendor,
                            List.of(order),
                            now.plus(Duration.ofMinutes(30)),
                            noticeLines,
                            units),
                    loose);
        }

        /// A ratio pack's articles are ordered and promised one by one; what comes is the pack.
        private void bundleFirst() {
            for (ComponentData part : bundle().components()) {
                Ware ware = catalogue.bySku(part.sku());
                taken.add(ware.sku());
                orderLines.add(orderLine(ware, part.quantity() + SLACK));
                noticeLines.add(new NoticeLineData(Optional.of(order), orderLines.size(), ware.sku(), part.quantity()));
            }
        }

        private dev.backroom.operation.ChainOperation.PutBundle bundle() {
            return catalogue.bundles().get(number % catalogue.bundles().size());
        }

        private Ware pick(Predicate<Ware> wanted) {
            List<Ware> some = catalogue.where(wanted.and(ware -> !taken.contains(ware.sku())));
            Ware ware = some.get(chance.nextInt(some.size()));
            taken.add(ware.sku());
            return ware;
        }

        private void line(Ware ware, long promised, long slack) {
            orderLines.add(orderLine(ware, promised + slack));
            noticeLines.add(new NoticeLineData(Optional.of(order), orderLines.size(), ware.sku(), promised));
            loose.add(new Shipment.Loose(ware, promised));
        }

        private OrderLineData orderLine(Ware ware, long quantity) {
            return new OrderLineData(
                    orderLines.size() + 1, ware.sku(), quantity, ware.item().costMinor());
        }

        private void units() {
            String pallet = sscc(0);
            units.add(new UnitData(pallet, Optional.empty(), List.of()));
            for (int i = 1; i <= ON_PALLET + CARTONS; i++) {
                Ware ware = pick(w -> !w.is(Tracking.SERIAL));
                long quantity = ware.caseSize() * (1 + Math.min(3, ware.perDay() / ware.caseSize()));
                orderLines.add(orderLine(ware, quantity + SLACK));
                Optional<String> parent = i <= ON_PALLET ? Optional.of(pallet) : Optional.empty();
                units.add(new UnitData(sscc(i), parent, List.of(content(ware, quantity))));
            }
        }

        private UnitLineData content(Ware ware, long quantity) {
            boolean lot = ware.is(Tracking.LOT);
            boolean dated = lot || ware.is(Tracking.EXPIRY);
            return new UnitLineData(
                    Optional.of(order),
                    orderLines.size(),
                    ware.sku(),
                    quantity,
                    ware.item().catchWeight() ? quantity * ware.gramsEach() : 0,
                    lot ? Optional.of("L" + number) : Optional.empty(),
                    dated ? Optional.of(today.plusDays(GOOD_DAYS)) : Optional.empty(),
                    Optional.empty(),
                    List.of());
        }

        private String sscc(int unit) {
            return Barcodes.sscc(seed % 1_000 * 1_000_000_000L + number * UNIT_NUMBERS_PER_SHIPMENT + unit);
        }
    }

    /// The ratio pack that comes with a shipment.
    public String bundleGtin(Shipment shipment) {
        return catalogue
                .bundles()
                .get(shipment.number() % catalogue.bundles().size())
                .gtin();
    }
}
