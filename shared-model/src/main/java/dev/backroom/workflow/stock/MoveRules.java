package dev.backroom.workflow.stock;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.StockOperation.MoveGoods;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import dev.backroom.workflow.receiving.UnitTree;
import java.util.Optional;

/// Moves goods between two places, and units whole.
final class MoveRules {

    private MoveRules() {}

    static Outcome goods(Draft draft, MoveGoods operation) {
        Step<Reading> read = draft.facts().read(operation.goods());
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.outcome();
        }
        if (reading instanceof Reading.OfUnit(String plate)) {
            return unit(draft, plate, operation.to());
        }
        Step<Integer> from = place(draft.state(), operation.from());
        if (!(from instanceof Go<Integer>(Integer source))) {
            return from.outcome();
        }
        Step<Integer> to = place(draft.state(), operation.to());
        if (!(to instanceof Go<Integer>(Integer target))) {
            return to.outcome();
        }
        if (source.equals(target)) {
            return Say.no(Refusal.SAME_PLACE, "location", operation.to());
        }
        Reading.Loose loose = (Reading.Loose) reading;
        for (Piece piece : loose.pieces()) {
            Optional<Refused> wrong = new Withdrawal(draft, piece, source, operation.status()).moveTo(target);
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        return Say.done(
                Done.MOVED,
                "quantity",
                Long.toString(loose.quantity()),
                "name",
                loose.name(),
                "from",
                operation.from(),
                "to",
                operation.to());
    }

    static Outcome unit(Draft draft, String label, String to) {
        Step<String> plate = Scanner.plate("/sscc", label);
        if (!(plate instanceof Go<String>(String sscc))) {
            return plate.outcome();
        }
        Optional<Unit> found =
                draft.state().one(Unit.class, Word.code(RowKind.UNIT, sscc)).filter(UnitTree::isHere);
        if (found.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_UNIT, "sscc", sscc);
        }
        Step<Location> place = Places.holding(draft.state(), to);
        if (!(place instanceof Go<Location>(Location target))) {
            return place.outcome();
        }
        Unit unit = found.get();
        if (unit.place() == target.id() && unit.parent() == 0) {
            return Say.no(Refusal.SAME_PLACE, "location", to);
        }
        for (Unit one : UnitTree.here(draft.state(), unit)) {
            draft.put(UnitTree.at(one, target.id(), one.equals(unit) ? 0 : one.parent()));
        }
        return Say.done(Done.UNIT_MOVED, "sscc", sscc, "to", to);
    }

    /// A location that holds stock, or a unit that is here, by what its label says.
    private static Step<Integer> place(Store state, String code) {
        if (Places.find(state, code).isPresent()) {
            Step<Location> location = Places.holding(state, code);
            return location instanceof Go<Location>(Location there) ? Step.go(there.id()) : location.as();
        }
        return (Scanner.plate("/to", code) instanceof Go<String>(String plate)
                        ? state.one(Unit.class, Word.code(RowKind.UNIT, plate))
                        : Optional.<Unit>empty())
                .filter(UnitTree::isHere)
                .map(unit -> Step.go(Place.unit(unit.id())))
                .orElseGet(() -> Step.stop(Say.no(Refusal.UNKNOWN_LOCATION, "location", code)));
    }
}
