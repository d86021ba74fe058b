package dev.backroom.sim.bench;

import dev.backroom.operation.Operation;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.ReceiveGoods;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.sim.erp.Barcodes;
import dev.backroom.sim.erp.Ware;
import dev.backroom.sim.faults.Preparation;
import dev.backroom.sim.faults.Prepared;
import dev.backroom.sim.faults.Prepared.Dock;
import dev.backroom.store.Status;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import dev.backroom.wire.Request;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// What people do at the docks of one store, written as request bodies beforehand: mostly loose goods, some cartons,
/// some moves to a bin, and the misreads and mistakes of a real morning. One thread uses it.
final class Work {

    private static final int OF_100_MOVES = 12;
    private static final int OF_100_UNITS = 5;
    private static final int OF_100_MISTAKES = 8;
    private static final int TO_BIN_OF = 3;
    private static final String NOBODY_KNOWS = "9528765432106";

    private final StoreId store;
    private final SplittableRandom chance;
    private final List<Scan> receipts = new ArrayList<>();
    private final List<Scan> moves = new ArrayList<>();
    private final List<Scan> mistakes = new ArrayList<>();
    private final Deque<Scan> units = new ArrayDeque<>();

    /// One prepared operation.
    ///
    /// @param body of a request that happens now
    /// @param offline the same, made without a connection
    /// @param accepted whether nothing is wrong with it
    /// @param brings the move that it makes possible once it is accepted
    record Scan(
            byte[] body,
            byte[] offline,
            boolean accepted,
            @Nullable Scan brings) {}

    Work(Prepared prepared, StoreId store, Instant claimed) {
        this.store = store;
        this.chance = new SplittableRandom(store.value());
        for (Dock dock : prepared.docksOf(store)) {
            for (Ware ware : dock.wares()) {
                receipts(dock, ware, claimed);
            }
            dock.units()
                    .forEach(sscc ->
                            units.add(good(claimed, new ReceiveUnit(dock.delivery(), sscc, Optional.empty()), null)));
            mistakes(dock, claimed);
        }
    }

    private void receipts(Dock dock, Ware ware, Instant claimed) {
        String piece = Barcodes.ofPiece(ware);
        String bin = Preparation.BINS.get(chance.nextInt(Preparation.BINS.size()));
        Scan move = good(claimed, new MoveGoods(goods(piece, 1), Status.AVAILABLE, Preparation.STAGE, bin), null);
        receipts.add(good(
                claimed, new ReceiveGoods(dock.delivery(), goods(piece, 1 + chance.nextInt(6)), stage()), move));
        receipts.add(good(claimed, new ReceiveGoods(dock.delivery(), goods(Barcodes.ofCase(ware), 1), stage()), move));
        if (chance.nextInt(TO_BIN_OF) == 0) {
            receipts.add(good(claimed, new ReceiveGoods(dock.delivery(), goods(piece, 1), Optional.of(bin)), null));
        }
    }

    private static Optional<String> stage() {
        return Optional.empty();
    }

    private void mistakes(Dock dock, Instant claimed) {
        String delivery = dock.delivery();
        String piece = Barcodes.ofPiece(dock.wares().getFirst());
        mistake(claimed, new ReceiveGoods(delivery, goods(Barcodes.misread(piece), 1), stage()));
        mistake(claimed, new ReceiveGoods(delivery, goods(NOBODY_KNOWS, 1), stage()));
        mistake(claimed, new ReceiveGoods(delivery, goods(piece, 1), Optional.of("A-99")));
        mistake(claimed, new ReceiveGoods(delivery, goods(Barcodes.ofPiece(dock.tight()), 2), stage()));
    }

    private void mistake(Instant claimed, Operation operation) {
        mistakes.add(scan(claimed, operation, false, null));
    }

    private static Scan good(Instant claimed, Operation operation, @Nullable Scan brings) {
        return scan(claimed, operation, true, brings);
    }

    private static Scan scan(Instant claimed, Operation operation, boolean accepted, @Nullable Scan brings) {
        return new Scan(
                Json.write(Request.of(claimed, operation)),
                Json.write(new Request(claimed, true, 0, Optional.empty(), operation)),
                accepted,
                brings);
    }

    private static Goods goods(String barcode, int packs) {
        return Goods.plain(barcode, Integer.toString(packs));
    }

    StoreId store() {
        return store;
    }

    /// What somebody scans next.
    Scan next() {
        int roll = chance.nextInt(100);
        if (roll < OF_100_MISTAKES) {
            return any(mistakes);
        }
        if (roll < OF_100_MISTAKES + OF_100_UNITS && !units.isEmpty()) {
            return units.pop();
        }
        if (roll < OF_100_MISTAKES + OF_100_UNITS + OF_100_MOVES && !moves.isEmpty()) {
            int at = chance.nextInt(moves.size());
            Scan move = moves.get(at);
            moves.set(at, moves.getLast());
            moves.removeLast();
            return move;
        }
        return any(receipts);
    }

    /// The same goods over and over.
    Scan same() {
        return receipts.getFirst();
    }

    /// Something was accepted: goods on the stage can be moved now.
    void accepted(Scan scan) {
        if (scan.brings() != null && moves.size() < 1_000) {
            moves.add(scan.brings());
        }
    }

    private Scan any(List<Scan> scans) {
        return scans.get(chance.nextInt(scans.size()));
    }
}
