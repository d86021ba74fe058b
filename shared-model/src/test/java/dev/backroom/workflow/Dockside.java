package dev.backroom.workflow;

import static dev.backroom.workflow.World.BOSS;
import static dev.backroom.workflow.World.ERP;
import static dev.backroom.workflow.World.location;

import dev.backroom.code.CheckDigit;
import dev.backroom.operation.ChainOperation.ComponentData;
import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.operation.ChainOperation.PutBundle;
import dev.backroom.operation.ChainOperation.PutItems;
import dev.backroom.operation.ChainOperation.PutPolicy;
import dev.backroom.operation.ChainOperation.PutSite;
import dev.backroom.operation.ChainOperation.PutVendor;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.operation.ReceivingOperation.CloseReceipt;
import dev.backroom.operation.ReceivingOperation.CountUnit;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.HandBack;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.ReceivingOperation.QuarantineGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.ReceivingOperation.ReopenReceipt;
import dev.backroom.operation.ReceivingOperation.ReportDamage;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.operation.StockOperation.MoveUnit;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.World.Result;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A store in Berlin on 3 March 2026, 07:00 local time, with a delivery at the dock.
///
/// Ordered on PO-1: 100 milk (line 1), 12 yoghurt by lot (2), 20 cream by date (3), 5 phones by serial number (4),
/// 30 cheese by weight (5), 40 tea (6). DEL-1 promises 60 loose milk, and a pallet P with the cartons A (10 milk)
/// and B (4 tea), and a carton C (10 tea) that stands alone. Over-receipt: 5 % at most, 4 units at most.
public final class Dockside {

    public static final LocalDate TODAY = LocalDate.of(2026, 3, 3);

    public static final String MILK = gtin(1);
    public static final String MILK_CASE = gtin(2);
    public static final String YOGHURT = gtin(3);
    public static final String CREAM = gtin(4);
    public static final String PHONE = gtin(5);
    public static final String CHEESE = gtin(6);
    public static final String TEA = gtin(7);
    public static final String SOAP = gtin(8);
    public static final String MIX = gtin(9);
    public static final String NOBODYS = gtin(99);

    public static final String PALLET = sscc(1);
    public static final String CARTON_A = sscc(2);
    public static final String CARTON_B = sscc(3);
    public static final String CARTON_C = sscc(4);

    public final World world = new World();

    public Dockside() {
        ok(world.run(BOSS, new PutSite("0123", "Main Street", "Europe/Berlin", LocalTime.of(4, 0))));
        ok(world.run(
                ERP,
                new PutItems(List.of(
                        item(
                                "MILK",
                                Tracking.NONE,
                                false,
                                new PackData(MILK, "each", 1),
                                new PackData(MILK_CASE, "case", 12)),
                        item("YOGHURT", Tracking.LOT, false, new PackData(YOGHURT, "each", 1)),
                        item("CREAM", Tracking.EXPIRY, false, new PackData(CREAM, "each", 1)),
                        item("PHONE", Tracking.SERIAL, false, new PackData(PHONE, "each", 1)),
                        item("CHEESE", Tracking.NONE, true, new PackData(CHEESE, "each", 1)),
                        item("TEA", Tracking.NONE, false, new PackData(TEA, "each", 1)),
                        item("SOAP", Tracking.NONE, false, new PackData(SOAP, "each", 1))))));
        ok(world.run(
                ERP,
                new PutBundle(
                        MIX, "Breakfast mix", List.of(new ComponentData("MILK", 2), new ComponentData("TEA", 1)))));
        ok(world.run(ERP, new PutVendor("HARVEST", "Harvest")));
        ok(world.run(BOSS, new PutPolicy("over-receipt", "", Map.of("percent", "5", "units", "4"))));
        ok(world.run(
                ERP,
                new PutLocations(List.of(
                        location("STAGE", LocationKind.STAGE),
                        location("QUARANTINE", LocationKind.QUARANTINE),
                        location("ZONE", LocationKind.AREA),
                        new LocationData("B-1", Optional.of("ZONE"), LocationKind.BIN, Temperature.AMBIENT),
                        new LocationData("B-2", Optional.of("ZONE"), LocationKind.BIN, Temperature.AMBIENT)))));
        ok(world.run(ERP, order("PO-1", 1, 100)));
        ok(world.run(ERP, notice()));
    }

    public static PutOrder order(String code, long version, long milk) {
        return new PutOrder(
                code,
                version,
                "HARVEST",
                TODAY,
                false,
                List.of(
                        new OrderLineData(1, "MILK", milk, 100),
                        new OrderLineData(2, "YOGHURT", 12, 100),
                        new OrderLineData(3, "CREAM", 20, 100),
                        new OrderLineData(4, "PHONE", 5, 100),
                        new OrderLineData(5, "CHEESE", 30, 100),
                        new OrderLineData(6, "TEA", 40, 100)));
    }

    public static PutNotice notice() {
        return new PutNotice(
                "DEL-1",
                "HARVEST",
                List.of("PO-1"),
                World.MORNING,
                List.of(new NoticeLineData(Optional.of("PO-1"), 1, "MILK", 60)),
                List.of(
                        new UnitData(PALLET, Optional.empty(), List.of()),
                        new UnitData(CARTON_A, Optional.of(PALLET), List.of(holds(1, "MILK", 10))),
                        new UnitData(CARTON_B, Optional.of(PALLET), List.of(holds(6, "TEA", 4))),
                        new UnitData(CARTON_C, Optional.empty(), List.of(holds(6, "TEA", 10)))));
    }

    public static UnitLineData holds(int line, String sku, long quantity) {
        return new UnitLineData(
                Optional.of("PO-1"),
                line,
                sku,
                quantity,
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    private static ItemData item(String sku, Tracking tracking, boolean catchWeight, PackData... packs) {
        return new ItemData(
                sku, sku, "DAIRY", Temperature.AMBIENT, tracking, catchWeight, 0, Map.of(), 100, List.of(packs));
    }

    /// The n-th GTIN of the demonstration prefix.
    public static String gtin(long n) {
        long payload = 952_123_400_000L + n;
        return Long.toString(payload * 10 + CheckDigit.of(payload));
    }

    /// The n-th SSCC of the demonstration prefix.
    public static String sscc(long n) {
        long payload = 9_521_234_000_000_000L + n;
        String digits = Long.toString(payload * 10 + CheckDigit.of(payload));
        return "0".repeat(18 - digits.length()) + digits;
    }

    public static Goods goods(String barcode, String quantity) {
        return Goods.plain(barcode, quantity);
    }

    public static Goods lot(String barcode, String quantity, String lot, LocalDate expiry) {
        return new Goods(
                barcode,
                quantity,
                Optional.of(lot),
                Optional.of(expiry),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public static Goods serial(String barcode, String serial) {
        return new Goods(
                barcode,
                "1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(serial),
                Optional.empty());
    }

    public static Goods weighed(String barcode, String quantity, long grams) {
        return new Goods(
                barcode,
                quantity,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(grams));
    }

    public static CheckIn checkIn(String delivery) {
        return new CheckIn(delivery, Optional.of("S-1"), 4, Optional.of("4.5"), false, Optional.of("D. Driver"));
    }

    public static OpenReceipt open(String delivery) {
        return new OpenReceipt(Document.DELIVERY, delivery);
    }

    public static ReceiveGoods receive(Goods goods) {
        return new ReceiveGoods("DEL-1", goods, Optional.empty());
    }

    public static ReceiveGoods receive(String barcode, long quantity) {
        return receive(goods(barcode, Long.toString(quantity)));
    }

    public static ReceiveUnit receiveUnit(String sscc) {
        return new ReceiveUnit("DEL-1", sscc, Optional.empty());
    }

    public static CountUnit count(String sscc, Goods... counted) {
        return new CountUnit("DEL-1", sscc, List.of(counted), Optional.empty());
    }

    public static ReportDamage damage(Goods goods) {
        return new ReportDamage("DEL-1", goods, "crushed", List.of());
    }

    public static QuarantineGoods quarantine(Goods goods, String reason) {
        return new QuarantineGoods("DEL-1", goods, reason);
    }

    public static HandBack handBack(Goods goods, String reason) {
        return new HandBack("DEL-1", goods, reason);
    }

    public static CloseReceipt close() {
        return new CloseReceipt("DEL-1");
    }

    public static ReopenReceipt reopen() {
        return new ReopenReceipt("DEL-1", "carton found");
    }

    public static MoveGoods move(Goods goods, String from, String to) {
        return new MoveGoods(goods, Status.AVAILABLE, from, to);
    }

    public static MoveUnit moveUnit(String sscc, String to) {
        return new MoveUnit(sscc, to);
    }

    /// Checks DEL-1 in and opens its receipt.
    public Dockside opened() {
        ok(world.run(World.BEN, checkIn("DEL-1")));
        ok(world.run(World.BEN, open("DEL-1")));
        return this;
    }

    public Result run(Principal by, Operation operation) {
        return world.run(by, operation);
    }

    public static Result ok(Result result) {
        if (result.code().startsWith("refused") || result.code().startsWith("asks")) {
            throw new AssertionError("not accepted: " + result.outcome());
        }
        return result;
    }

    public int item(String sku) {
        return world.master.itemBySku(sku).orElseThrow().id();
    }

    public int place(String code) {
        return world.store
                .one(Location.class, Word.code(RowKind.LOCATION, code))
                .orElseThrow()
                .id();
    }

    /// What is at a place of an item, whatever its lot or serial number.
    public long there(String sku, int place, Status status) {
        return world.store.balancesOf(item(sku)).stream()
                .filter(balance ->
                        balance.stock().place() == place && balance.stock().status() == status)
                .mapToLong(balance -> balance.quantity())
                .sum();
    }

    public long there(String sku, String place) {
        return there(sku, place(place), Status.AVAILABLE);
    }
}
