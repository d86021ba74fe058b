package dev.backroom.sim.faults;

import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.sim.erp.Barcodes;
import dev.backroom.sim.erp.Ware;
import dev.backroom.sim.faults.Prepared.Dock;
import dev.backroom.store.Status;
import dev.backroom.store.StoreId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/// What somebody does next at the docks: loose goods, cartons that two may grab, moves to bins and back, scans that
/// are
/// refused or asked back.
final class Errands {

    private static final String NO_PLACE = "A-99";
    private static final int PIECES_MAX = 6;

    private final Prepared prepared;
    private final SplittableRandom chance;

    Errands(Prepared prepared, SplittableRandom chance) {
        this.prepared = prepared;
        this.chance = chance;
    }

    /// @param pieces that the store has more when it is accepted
    record Errand(Operation operation, long pieces) {}

    StoreId store() {
        return any(prepared.stores());
    }

    Errand next(StoreId store) {
        Dock dock = any(prepared.docksOf(store));
        String piece = Barcodes.ofPiece(any(dock.wares()));
        int roll = chance.nextInt(100);
        if (roll < 50) {
            int pieces = 1 + chance.nextInt(PIECES_MAX);
            Optional<String> to = chance.nextBoolean() ? Optional.empty() : Optional.of(any(Preparation.BINS));
            return new Errand(new ReceiveGoods(dock.delivery(), goods(piece, pieces), to), pieces);
        } else if (roll < 70) {
            return move(piece, Preparation.STAGE, any(Preparation.BINS));
        } else if (roll < 80) {
            return move(piece, any(Preparation.BINS), Preparation.STAGE);
        } else if (roll < 87) {
            ReceiveUnit unit = new ReceiveUnit(dock.delivery(), any(dock.units()), Optional.empty());
            return new Errand(unit, Preparation.PER_UNIT);
        } else if (roll < 95) {
            Ware same = dock.wares().getFirst();
            Goods goods = goods(Barcodes.ofPiece(same), 1);
            return new Errand(new ReceiveGoods(dock.delivery(), goods, Optional.of(NO_PLACE)), 1);
        }
        Goods tight = goods(Barcodes.ofPiece(dock.tight()), 2);
        return new Errand(new ReceiveGoods(dock.delivery(), tight, Optional.empty()), 2);
    }

    private static Errand move(String piece, String from, String to) {
        return new Errand(new MoveGoods(goods(piece, 1), Status.AVAILABLE, from, to), 0);
    }

    private static Goods goods(String barcode, int pieces) {
        return Goods.plain(barcode, Integer.toString(pieces));
    }

    private <T> T any(List<T> things) {
        return things.get(chance.nextInt(things.size()));
    }
}
