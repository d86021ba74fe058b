package dev.backroom.sim.handheld;

import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.operation.StockOperation.MoveUnit;
import dev.backroom.operation.StockOperation.Reverse;
import dev.backroom.sim.erp.Barcodes;
import dev.backroom.sim.erp.Places;
import dev.backroom.sim.erp.Shipment;
import dev.backroom.sim.erp.Shipment.Loose;
import dev.backroom.sim.erp.Ware;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Status;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is on a truck, as people scan it when nothing is wrong.
final class Cargo {

    private static final int GOOD_DAYS = 45;

    private final Shipment shipment;

    Cargo(Shipment shipment) {
        this.shipment = shipment;
    }

    LocalDate goodUntil() {
        return shipment.today().plusDays(GOOD_DAYS);
    }

    String lot() {
        return "B" + shipment.number();
    }

    /// A unit comes in; every third one goes on to a bin at once.
    Step unit(UnitData unit) {
        Move receive = Move.send(Script.receive(shipment, unit), "accepted:unit-received");
        int n = unit.sscc().hashCode() & 0xff;
        return n % 3 == 0
                ? Step.plain(receive, Move.send(new MoveUnit(unit.sscc(), Places.bin(n)), "accepted:unit-moved"))
                : Step.plain(receive);
    }

    /// Loose goods: whole cases first, then single pieces; some go on to a bin, some are scanned once too often and
    /// taken back.
    List<Step> receive(Loose line) {
        Ware ware = line.ware();
        if (ware.item().tracking() == Tracking.SERIAL) {
            return serials(line);
        }
        List<Step> steps = new ArrayList<>();
        long cases = line.quantity() / ware.caseSize();
        long rest = line.quantity() % ware.caseSize();
        if (cases > 0) {
            steps.add(Step.plain(received(goods(ware, Barcodes.ofCase(ware), cases, cases * ware.caseSize()))));
        }
        if (rest > 0) {
            steps.add(pieces(ware, rest));
        }
        return steps;
    }

    private Step pieces(Ware ware, long quantity) {
        Goods goods = goods(ware, Barcodes.ofPiece(ware), quantity, quantity);
        return switch (ware.number() % 5) {
            case 0 ->
                Step.plain(
                        received(goods),
                        new Move(Move.How.REVERSE, new Reverse(0, Optional.empty()), "accepted:reversed"),
                        received(goods));
            case 1 -> Step.plain(received(goods), Move.send(toBin(ware, goods), "accepted:moved"));
            default -> Step.plain(received(goods));
        };
    }

    /// From where the answer before said to put it.
    private static MoveGoods toBin(Ware ware, Goods goods) {
        String bin = Places.isChilled(ware) ? Places.chilledBin(ware.number()) : Places.bin(ware.number());
        return new MoveGoods(goods, Status.AVAILABLE, "", bin);
    }

    private List<Step> serials(Loose line) {
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i <= line.quantity(); i++) {
            Goods plain = goods(line.ware(), Barcodes.ofPiece(line.ware()), 1, 1);
            steps.add(Step.plain(received(new Goods(
                    plain.barcode(),
                    "1",
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("S%d-%d".formatted(shipment.number(), i)),
                    Optional.empty()))));
        }
        return steps;
    }

    Move received(Goods goods) {
        return Move.send(Script.receive(shipment, goods), "accepted:received");
    }

    /// Goods of an article with everything that it needs to be scanned with.
    ///
    /// @param packs how many of the barcode
    /// @param pieces how many pieces that is, for the weight
    Goods goods(Ware ware, String gtin, long packs, long pieces) {
        boolean lot = ware.item().tracking() == Tracking.LOT;
        boolean dated = lot || ware.item().tracking() == Tracking.EXPIRY;
        String barcode =
                lot ? Barcodes.gs1(gtin, goodUntil(), lot()) : dated ? Barcodes.gs1Dated(gtin, goodUntil()) : gtin;
        return new Goods(
                barcode,
                Long.toString(packs),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ware.item().catchWeight() ? Optional.of(pieces * ware.gramsEach()) : Optional.empty());
    }
}
