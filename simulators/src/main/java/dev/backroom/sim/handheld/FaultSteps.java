package dev.backroom.sim.handheld;

import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.HandBack;
import dev.backroom.operation.ReceivingOperation.QuarantineGoods;
import dev.backroom.operation.ReceivingOperation.ReportDamage;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.sim.erp.Barcodes;
import dev.backroom.sim.erp.Purchasing;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Shipment.Loose;
import dev.backroom.sim.erp.Ware;
import dev.backroom.sim.handheld.Move.How;
import dev.backroom.store.MasterRow.Tracking;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Faults as steps. Each ends so that the rest of the truck is as it would have been: what is put right is received,
/// what cannot be is quarantined or handed back.
final class FaultSteps {

    /// What is asked for the seasonal article, whether within tolerance or beyond.
    static final String SEASONAL_ANSWER = "asks:over-";

    /// How many pieces fewer a changed order is about: more than a tenth of any of those lines.
    private static final long CUT = 7;

    private final Shipment shipment;
    private final Purchasing purchasing;
    private final Cargo cargo;

    FaultSteps(Shipment shipment, Purchasing purchasing, Cargo cargo) {
        this.shipment = shipment;
        this.purchasing = purchasing;
        this.cargo = cargo;
    }

    /// Whether a fault's own step receives this line.
    boolean takesOver(Loose line, Set<Fault> faults) {
        return line.equals(seasonalLine())
                || (line.equals(within()) && faults.contains(Fault.OVER_WITHIN_TOLERANCE))
                || (line.equals(beyond()) && faults.contains(Fault.OVER_BEYOND_TOLERANCE))
                || (line.equals(cutDown()) && faults.contains(Fault.ORDER_CHANGED))
                || (line.equals(first(Tracking.LOT)) && faults.contains(Fault.LOT_WITH_OTHER_EXPIRY));
    }

    /// Whether a fault's own step receives this unit.
    boolean takesOver(UnitData unit, Set<Fault> faults) {
        return unit.equals(scannedTwice()) && faults.contains(Fault.SSCC_TWICE);
    }

    /// The step of a fault that comes to light while unloading.
    Optional<Step> unloading(Fault fault) {
        Ware plain = plain().get(0).ware();
        Goods one = piece(plain);
        return switch (fault) {
            case SHORTAGE, CLOSED_DELIVERY, OFFLINE_TOO_LATE, ORDER_OF_UNKNOWN_ITEM, NOTICE_WITH_SSCC_TWICE ->
                Optional.empty();
            case OVER_WITHIN_TOLERANCE -> Optional.of(over(fault, within(), 3, "asks:over-order", How.CONFIRM));
            case OVER_BEYOND_TOLERANCE -> Optional.of(over(fault, beyond(), 12, "asks:over-tolerance", How.APPROVE));
            case DAMAGE ->
                Optional.of(Step.of(
                        fault,
                        Move.send(
                                new ReportDamage(shipment.code(), one, "crushed", List.of()),
                                "accepted:damage-noted")));
            case WRONG_PRODUCT -> Optional.of(notThese(fault, piece(purchasing.other(shipment)), "wrong-product"));
            case UNKNOWN_BARCODE ->
                Optional.of(notThese(fault, bare(Purchasing.unknownGtin(shipment), "2"), "unknown-barcode"));
            case EXPIRED -> Optional.of(expired(fault));
            case SHORT_DATED ->
                Optional.of(notThese(fault, dated(shipment.today().plusDays(2)), "short-dated"));
            case MISSING_LOT -> Optional.of(missingLot(fault));
            case LOT_WITH_OTHER_EXPIRY -> Optional.of(otherExpiry(fault));
            case SSCC_TWICE -> Optional.of(twice(fault));
            case BAD_CHECK_DIGIT ->
                Optional.of(putRight(fault, bare(Barcodes.misread(one.barcode()), "1"), "refused:check-digit", one));
            case GARBLED_GS1 ->
                Optional.of(
                        putRight(fault, bare(Barcodes.garbled(one.barcode()), "1"), "refused:unreadable-barcode", one));
            case SAME_NUMBER_SAME_CONTENT ->
                Optional.of(Step.of(
                        fault,
                        cargo.received(one),
                        new Move(How.SAME_NUMBER, Script.receive(shipment, one), "again:accepted:received")));
            case SAME_NUMBER_OTHER_CONTENT ->
                Optional.of(Step.of(
                        fault,
                        cargo.received(one),
                        new Move(
                                How.SAME_NUMBER,
                                Script.receive(shipment, bare(one.barcode(), "5")),
                                "problem:number-reused")));
            case ORDER_CHANGED -> Optional.of(orderChanged(fault));
            case NUMBER_AHEAD ->
                Optional.of(Step.of(
                        fault,
                        new Move(How.AHEAD, Script.receive(shipment, one), "problem:number-ahead"),
                        cargo.received(one)));
        };
    }

    /// The step of a fault that needs the receipt to be closed.
    Optional<Step> afterClosing(Fault fault) {
        Operation late = Script.receive(shipment, piece(plain().get(1).ware()));
        return switch (fault) {
            case CLOSED_DELIVERY -> Optional.of(Step.of(fault, Move.send(late, "refused:delivery-closed")));
            case OFFLINE_TOO_LATE -> Optional.of(Step.of(fault, new Move(How.OFFLINE, late, "parked")));
            default -> Optional.empty();
        };
    }

    /// A ratio pack: one scan, three articles.
    Step ratioPack() {
        return Step.plain(cargo.received(bare(purchasing.bundleGtin(shipment), "1")));
    }

    /// The seasonal article comes in full, then a fifth more. What is asked then depends on the tolerance of the day,
    /// so it is looked at by whoever changes it; what came too much goes back.
    Step seasonal() {
        Loose line = seasonalLine();
        Goods more = cargo.goods(line.ware(), Barcodes.ofPiece(line.ware()), line.quantity() / 5, 0);
        return Step.plain(
                cargo.received(pieces(line)),
                Move.send(Script.receive(shipment, more), SEASONAL_ANSWER),
                Move.send(new HandBack(shipment.code(), more, "over-tolerance"), "accepted:handed-back"));
    }

    private Step over(Fault fault, Loose line, int excess, String asked, How answer) {
        Goods more = cargo.goods(line.ware(), Barcodes.ofPiece(line.ware()), excess, 0);
        Operation again = Script.receive(shipment, more);
        return Step.of(
                fault,
                cargo.received(pieces(line)),
                Move.send(again, asked),
                new Move(answer, again, "accepted:received"));
    }

    /// All of a line is in when the ERP says that less was ordered: what came stays received and the excess becomes a
    /// case. One more is beyond tolerance then, and goes back.
    private Step orderChanged(Fault fault) {
        Loose line = cutDown();
        Goods one = piece(line.ware());
        return Step.of(
                fault,
                cargo.received(pieces(line)),
                new Move(
                        How.ERP,
                        Purchasing.changed(shipment.order(), line.ware(), line.quantity() - CUT),
                        "accepted:order-put"),
                Move.send(Script.receive(shipment, one), "asks:over-tolerance"),
                Move.send(new HandBack(shipment.code(), one, "over-tolerance"), "accepted:handed-back"));
    }

    private Step notThese(Fault fault, Goods goods, String why) {
        return Step.of(
                fault,
                Move.send(Script.receive(shipment, goods), "refused:" + why),
                Move.send(new QuarantineGoods(shipment.code(), goods, why)));
    }

    private Step expired(Fault fault) {
        Goods goods = dated(shipment.today().minusDays(3));
        return Step.of(
                fault,
                Move.send(Script.receive(shipment, goods), "refused:expired"),
                Move.send(new HandBack(shipment.code(), goods, "expired"), "accepted:handed-back"));
    }

    private Step missingLot(Fault fault) {
        Ware ware = first(Tracking.LOT).ware();
        return putRight(
                fault,
                bare(Barcodes.ofPiece(ware), "1"),
                "refused:lot-missing",
                cargo.goods(ware, Barcodes.ofPiece(ware), 1, 1));
    }

    /// The whole line comes first, so that the lot and its date are known.
    private Step otherExpiry(Fault fault) {
        Loose line = first(Tracking.LOT);
        String gtin = Barcodes.ofPiece(line.ware());
        Goods other = bare(Barcodes.gs1(gtin, cargo.goodUntil().plusDays(5), cargo.lot()), "1");
        return Step.of(
                fault,
                cargo.received(pieces(line)),
                Move.send(Script.receive(shipment, other), "refused:lot-other-expiry"),
                Move.send(new QuarantineGoods(shipment.code(), other, "lot-other-expiry")));
    }

    private Step twice(Fault fault) {
        UnitData carton = scannedTwice();
        return Step.of(
                fault,
                Move.send(Script.receive(shipment, carton), "accepted:unit-received"),
                Move.send(Script.receive(shipment, carton), "refused:unit-already-here"));
    }

    private Step putRight(Fault fault, Goods wrong, String refusal, Goods right) {
        return Step.of(fault, Move.send(Script.receive(shipment, wrong), refusal), cargo.received(right));
    }

    private Goods dated(LocalDate date) {
        String gtin = Barcodes.ofPiece(first(Tracking.EXPIRY).ware());
        return bare(Barcodes.gs1Dated(gtin, date), "1");
    }

    private Goods pieces(Loose line) {
        return cargo.goods(line.ware(), Barcodes.ofPiece(line.ware()), line.quantity(), line.quantity());
    }

    private Goods piece(Ware ware) {
        return cargo.goods(ware, Barcodes.ofPiece(ware), 1, 1);
    }

    private static Goods bare(String barcode, String quantity) {
        return Goods.plain(barcode, quantity);
    }

    private UnitData scannedTwice() {
        return shipment.topUnits().get(1);
    }

    private List<Loose> plain() {
        return shipment.loose().subList(0, Purchasing.PLAIN_LINES);
    }

    private Loose within() {
        return shipment.loose().get(Purchasing.PLAIN_LINES - 2);
    }

    private Loose beyond() {
        return shipment.loose().get(Purchasing.PLAIN_LINES - 1);
    }

    /// The line whose order is changed; nothing else touches it.
    private Loose cutDown() {
        return shipment.loose().get(Purchasing.PLAIN_LINES - 3);
    }

    private Loose seasonalLine() {
        return shipment.loose().get(Purchasing.PLAIN_LINES);
    }

    private Loose first(Tracking tracking) {
        return shipment.loose().stream()
                .filter(line -> line.ware().item().tracking() == tracking)
                .findFirst()
                .orElseThrow();
    }
}
