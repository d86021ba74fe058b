package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.CountUnit;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Place;
import dev.backroom.store.Status;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Receives a unit as somebody found it: opened and counted. What stands on it is not looked at. Where it is not as
/// announced, it holds what was counted, and every unit of the delivery is opened from then on.
final class CountRules {

    private static final int COUNTED_MAX = 100;

    private CountRules() {}

    /// What is wrong with the message itself, if anything.
    static Optional<Refused> malformed(CountUnit operation) {
        return operation.counted().size() > COUNTED_MAX
                ? Optional.of(Say.tooMany("/counted", operation.counted().size()))
                : Optional.empty();
    }

    static Outcome count(Draft draft, CountUnit operation) {
        Step<Dock> open = Dock.open(draft, operation.delivery());
        if (!(open instanceof Go<Dock>(Dock dock))) {
            return open.outcome();
        }
        Step<Location> place = Places.stageOr(draft.state(), operation.to());
        if (!(place instanceof Go<Location>(Location to))) {
            return place.outcome();
        }
        Step<String> plate = Scanner.plate("/sscc", operation.sscc());
        if (!(plate instanceof Go<String>(String sscc))) {
            return plate.outcome();
        }
        Step<Unit> found = UnitRules.outside(draft, dock, sscc);
        if (!(found instanceof Go<Unit>(Unit unit))) {
            return found.outcome();
        }
        Step<List<Piece>> read = pieces(draft, operation.counted());
        if (!(read instanceof Go<List<Piece>>(List<Piece> pieces))) {
            return read.outcome();
        }
        return receive(draft, dock, unit, pieces, to);
    }

    private static Step<List<Piece>> pieces(Draft draft, List<Goods> counted) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < counted.size(); i++) {
            Step<Reading> read = draft.facts().read(counted.get(i));
            if (!(read instanceof Go<Reading>(Reading reading))) {
                return read.as();
            }
            if (!(reading instanceof Reading.Loose loose)) {
                return Step.stop(
                        Say.invalid("/counted/" + i + "/barcode", counted.get(i).barcode()));
            }
            pieces.addAll(loose.pieces());
        }
        return Step.go(pieces);
    }

    private static Outcome receive(Draft draft, Dock dock, Unit unit, List<Piece> pieces, Location to) {
        Intake intake = new Intake(draft, dock, EntryKind.RECEIVED);
        for (Piece piece : pieces) {
            Optional<UnitContent> announced = announced(unit, piece);
            Optional<Refused> wrong = intake.look(
                    piece,
                    Place.unit(unit.id()),
                    unit.id(),
                    announced.map(UnitContent::order).orElse(0),
                    announced.map(UnitContent::orderLine).orElse(0));
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        Optional<Outcome> unanswered = intake.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        Location place = UnitRules.placeOf(draft, unit, to);
        Ledger ledger = new Ledger(draft, dock);
        intake.book(ledger, Status.AVAILABLE);
        if (pieces.isEmpty()) {
            ledger.note(EntryKind.RECEIVED, 0, unit.id(), 0, 0);
        }
        draft.put(UnitTree.cameIn(draft, unit, UnitState.RECEIVED, place.id()));
        boolean right = sums(pieces).equals(announced(unit));
        if (!right) {
            new Trust(draft, dock).failed();
        }
        return Say.done(
                right ? Done.UNIT_COUNTED : Done.SAMPLE_FAILED,
                "sscc",
                unit.sscc(),
                "place",
                place.code(),
                "delivery",
                dock.delivery().code());
    }

    private static Optional<UnitContent> announced(Unit unit, Piece piece) {
        return unit.content().stream()
                .filter(content -> content.item() == piece.item().id())
                .findFirst();
    }

    private static Map<Integer, Long> sums(List<Piece> pieces) {
        Map<Integer, Long> sums = new TreeMap<>();
        pieces.forEach(piece -> sums.merge(piece.item().id(), piece.quantity(), Long::sum));
        return sums;
    }

    private static Map<Integer, Long> announced(Unit unit) {
        Map<Integer, Long> sums = new TreeMap<>();
        unit.content().forEach(content -> sums.merge(content.item(), content.quantity(), Long::sum));
        return sums;
    }
}
