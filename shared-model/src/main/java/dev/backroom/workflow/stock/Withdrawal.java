package dev.backroom.workflow.stock;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Balance;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.Serial;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.goods.Label;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes a piece from a place: the lot, date or serial number that was said, otherwise what is due first. No answer
/// tells how much is there.
final class Withdrawal {

    private final Draft draft;
    private final Piece piece;
    private final int from;
    private final Status status;

    Withdrawal(Draft draft, Piece piece, int from, Status status) {
        this.draft = draft;
        this.piece = piece;
        this.from = from;
        this.status = status;
    }

    Optional<Refused> moveTo(int to) {
        if (piece.item().tracking() == Tracking.SERIAL
                && (piece.label().serial().isEmpty() || piece.quantity() != 1)) {
            return Optional.of(
                    Say.no(Refusal.SERIAL_MISSING, "name", piece.item().name()));
        }
        List<Balance> there = there();
        long rest = piece.quantity();
        long restGrams = piece.grams();
        for (Balance balance : there) {
            if (rest == 0) {
                break;
            }
            long quantity = Math.min(rest, balance.quantity());
            long grams = balance.grams();
            if (quantity < balance.quantity() && piece.item().catchWeight()) {
                if (restGrams <= 0) {
                    return Optional.of(
                            Say.no(Refusal.WEIGHT_MISSING, "name", piece.item().name()));
                }
                if (restGrams > balance.grams()) {
                    return Optional.of(notEnough());
                }
                grams = restGrams;
            }
            draft.move(balance.stock(), balance.stock().at(to), quantity, grams);
            rest -= quantity;
            restGrams -= grams;
        }
        return rest == 0 ? Optional.empty() : Optional.of(notEnough());
    }

    private Refused notEnough() {
        return Say.no(
                Refusal.NOT_ENOUGH_STOCK,
                "quantity",
                Long.toString(piece.quantity()),
                "name",
                piece.item().name(),
                "place",
                Places.name(draft.state(), from));
    }

    /// The item's stock at the place that fits what was said, the earliest date first.
    private List<Balance> there() {
        Label label = piece.label();
        int serial = label.serial().isEmpty() ? 0 : serial(label);
        List<Balance> found = new ArrayList<>();
        for (Balance balance : draft.state().balancesOf(piece.item().id())) {
            if (balance.stock().place() == from
                    && balance.stock().status() == status
                    && balance.quantity() > 0
                    && isOf(label, balance.stock().batch())
                    && (serial == 0 || balance.stock().serial() == serial)) {
                found.add(balance);
            }
        }
        if (found.size() > 1) {
            found.sort(Comparator.comparing(
                            (Balance balance) -> date(balance.stock().batch()))
                    .thenComparingInt(balance -> balance.stock().batch())
                    .thenComparingInt(balance -> balance.stock().owner()));
        }
        return found;
    }

    private int serial(Label label) {
        if (piece.item().tracking() != Tracking.SERIAL) {
            return 0;
        }
        Word word = Word.serial(piece.item().id(), label.serial());
        return draft.state().one(Serial.class, word).map(Serial::id).orElse(-1);
    }

    private boolean isOf(Label label, int batch) {
        boolean tracked =
                piece.item().tracking() == Tracking.LOT || piece.item().tracking() == Tracking.EXPIRY;
        if (!tracked || (label.lot().isEmpty() && !label.isDated())) {
            return true;
        }
        return batch(batch)
                .filter(row -> label.lot().isEmpty()
                        ? row.date().equals(label.date())
                        : row.lot().equals(label.lot()))
                .isPresent();
    }

    private LocalDate date(int batch) {
        return batch(batch).map(Batch::date).orElse(Batch.UNDATED);
    }

    private Optional<Batch> batch(int id) {
        return draft.state().row(Batch.class, RowKey.of(RowKind.BATCH, id));
    }
}
