package dev.backroom.workflow.goods;

import dev.backroom.operation.Refusal;
import dev.backroom.store.Balance;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.store.StockRow.Serial;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Lots, dates and serial numbers of goods that come in. Of what this decision itself adds it keeps count, since the
/// store does not know it yet.
public final class Lots {

    private final Draft draft;
    private final Map<Word, Batch> mine = new HashMap<>();
    private final Map<Word, Integer> mySerials = new HashMap<>();

    public Lots(Draft draft) {
        this.draft = draft;
    }

    /// The label with what the books know about its lot: the same lot never has two dates.
    public Step<Label> settle(Piece piece) {
        Label label = piece.label();
        if (label.lot().isEmpty()) {
            return Step.go(label);
        }
        Optional<Batch> known = find(piece);
        if (known.isEmpty() || known.get().dateKind() == DateKind.NONE) {
            return Step.go(label);
        }
        Batch batch = known.get();
        if (label.isDated() && !label.date().equals(batch.date())) {
            return Step.stop(Say.notThese(
                    Refusal.LOT_OTHER_EXPIRY,
                    "lot",
                    label.lot(),
                    "name",
                    piece.item().name(),
                    "date",
                    label.date().toString(),
                    "known",
                    batch.date().toString()));
        }
        return Step.go(new Label(label.lot(), batch.date(), batch.dateKind(), label.serial()));
    }

    private Optional<Batch> find(Piece piece) {
        Word word = word(piece);
        Batch added = mine.get(word);
        return added != null ? Optional.of(added) : draft.state().one(Batch.class, word);
    }

    private static Word word(Piece piece) {
        Label label = piece.label();
        return Word.batch(piece.item().id(), label.lot(), label.date(), label.dateKind());
    }

    /// The id of the piece's batch, made where it is new; 0 where its item is not kept by lot or date.
    public int batch(Piece piece) {
        Tracking tracking = piece.item().tracking();
        Label label = piece.label();
        boolean kept = tracking == Tracking.LOT || tracking == Tracking.EXPIRY;
        if (!kept || (label.lot().isEmpty() && !label.isDated())) {
            return 0;
        }
        Optional<Batch> known = find(piece);
        if (known.isPresent() && (known.get().dateKind() != DateKind.NONE || !label.isDated())) {
            return known.get().id();
        }
        int id = known.map(Batch::id).orElseGet(() -> draft.nextId(RowKind.BATCH));
        Batch batch = new Batch(id, piece.item().id(), label.lot(), label.date(), label.dateKind());
        draft.put(batch);
        mine.put(word(piece), batch);
        return id;
    }

    /// The id of the piece's serial number, made where it is new; 0 where its item is not kept by serial number.
    public int serial(Piece piece) {
        if (piece.item().tracking() != Tracking.SERIAL || piece.label().serial().isEmpty()) {
            return 0;
        }
        Word word = Word.serial(piece.item().id(), piece.label().serial());
        return mySerials.computeIfAbsent(
                word,
                w -> draft.state().one(Serial.class, w).map(Serial::id).orElseGet(() -> {
                    int id = draft.nextId(RowKind.SERIAL);
                    draft.put(new Serial(id, piece.item().id(), piece.label().serial()));
                    return id;
                }));
    }

    /// Where a piece with this serial number is in the store already, if anywhere.
    public Optional<Integer> placeOf(Piece piece) {
        if (piece.item().tracking() != Tracking.SERIAL) {
            return Optional.empty();
        }
        Optional<Serial> serial = draft.state()
                .one(Serial.class, Word.serial(piece.item().id(), piece.label().serial()));
        if (serial.isEmpty()) {
            return Optional.empty();
        }
        for (Balance balance : draft.state().balancesOf(piece.item().id())) {
            if (balance.stock().serial() == serial.get().id()
                    && balance.quantity() > 0
                    && Place.isReal(balance.stock().place())) {
                return Optional.of(balance.stock().place());
            }
        }
        return Optional.empty();
    }
}
