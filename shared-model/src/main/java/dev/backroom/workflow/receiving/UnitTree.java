package dev.backroom.workflow.receiving;

import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.goods.Label;
import dev.backroom.workflow.goods.Piece;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A unit with the units that stand on it, and what they hold.
public final class UnitTree {

    private UnitTree() {}

    /// The unit and, below it, those that have not come in yet.
    static List<Unit> expected(Store state, Unit unit) {
        List<Unit> found = new ArrayList<>();
        found.add(unit);
        for (int i = 0; i < found.size(); i++) {
            for (Unit child : children(state, found.get(i))) {
                if (isOutside(child)) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    /// The unit and all that stand on it here.
    public static List<Unit> here(Store state, Unit unit) {
        List<Unit> found = new ArrayList<>();
        found.add(unit);
        for (int i = 0; i < found.size(); i++) {
            for (Unit child : children(state, found.get(i))) {
                if (isHere(child)) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    private static List<Unit> children(Store state, Unit unit) {
        return state.by(Unit.class, Word.of(RowKind.UNIT, "parent", unit.id()));
    }

    /// Whether it has not come in, or was sent away again.
    static boolean isOutside(Unit unit) {
        return unit.state() == UnitState.EXPECTED || unit.state() == UnitState.HANDED_BACK;
    }

    public static boolean isHere(Unit unit) {
        return unit.state() == UnitState.RECEIVED || unit.state() == UnitState.QUARANTINED;
    }

    /// What the notice promised inside, one piece for each line, and for each serial number one.
    static List<Piece> pieces(Draft draft, UnitContent content) {
        Item item = draft.master().items().get(content.item());
        if (item == null) {
            return List.of();
        }
        if (content.serials().isEmpty()) {
            return List.of(
                    new Piece(item, content.quantity(), item.catchWeight() ? content.grams() : 0, label(content, "")));
        }
        List<Piece> pieces = new ArrayList<>(content.serials().size());
        for (String serial : content.serials()) {
            pieces.add(new Piece(item, 1, 0, label(content, serial)));
        }
        return pieces;
    }

    private static Label label(UnitContent content, String serial) {
        return new Label(content.lot(), content.date(), content.dateKind(), serial);
    }

    /// The unit as it stands after it came in.
    static Unit cameIn(Draft draft, Unit unit, UnitState state, int place) {
        return new Unit(
                unit.id(),
                unit.sscc(),
                unit.parent(),
                unit.delivery(),
                place,
                state,
                draft.event(),
                draft.time(),
                draft.actor(),
                unit.content());
    }

    /// The unit as one that is not here, or not any more.
    public static Unit outside(Unit unit, UnitState state) {
        return new Unit(
                unit.id(), unit.sscc(), unit.parent(), unit.delivery(), 0, state, 0, Instant.EPOCH, 0, unit.content());
    }

    /// A unit that was set aside, as one that may be used, at another place.
    public static Unit released(Unit unit, int place, int parent) {
        return new Unit(
                unit.id(),
                unit.sscc(),
                parent,
                unit.delivery(),
                place,
                UnitState.RECEIVED,
                unit.receivedBy(),
                unit.receivedAt(),
                unit.receiver(),
                unit.content());
    }

    /// The unit at another place, or off the unit that it stood on.
    public static Unit at(Unit unit, int place, int parent) {
        return new Unit(
                unit.id(),
                unit.sscc(),
                parent,
                unit.delivery(),
                place,
                unit.state(),
                unit.receivedBy(),
                unit.receivedAt(),
                unit.receiver(),
                unit.content());
    }
}
