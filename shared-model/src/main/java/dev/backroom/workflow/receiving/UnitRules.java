package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.ReceiveUnit;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Scanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Receives whole units. A pallet brings its open children along; scanned afterwards, they say so.
final class UnitRules {

    private static final int PLATES_SAID = 5;

    private UnitRules() {}

    static Outcome receive(Draft draft, ReceiveUnit operation) {
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
        return receive(draft, dock, sscc, to);
    }

    static Outcome receive(Draft draft, Dock dock, String plate, Location to) {
        Step<Unit> found = outside(draft, dock, plate);
        if (!(found instanceof Go<Unit>(Unit unit))) {
            return found.outcome();
        }
        List<Unit> tree = UnitTree.expected(draft.state(), unit);
        Optional<Refused> unopened = new Trust(draft, dock).mustOpen(tree);
        if (unopened.isPresent()) {
            return unopened.get();
        }
        Intake intake = new Intake(draft, dock, EntryKind.RECEIVED);
        Optional<Refused> wrong = look(draft, intake, tree);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<Outcome> unanswered = intake.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        Ledger ledger = new Ledger(draft, dock);
        intake.book(ledger, Status.AVAILABLE);
        Location root = placeOf(draft, unit, to);
        List<String> apart = new ArrayList<>();
        for (Unit one : tree) {
            Location place = placeOf(draft, one, root);
            Unit came = UnitTree.cameIn(draft, one, UnitState.RECEIVED, place.id());
            boolean leaves = !one.equals(unit) && place.id() != root.id();
            draft.put(leaves ? UnitTree.at(came, place.id(), 0) : came);
            noteEmpty(ledger, one, EntryKind.RECEIVED);
            if (leaves) {
                apart.add(one.sscc());
            }
        }
        List<String> pairs = new ArrayList<>(
                List.of("sscc", unit.sscc(), "units", Integer.toString(tree.size() - 1), "place", root.code()));
        if (!apart.isEmpty()) {
            String hold = new OrderGoods(draft).hold().map(Location::code).orElse("-");
            pairs.addAll(List.of("apart", said(apart), "hold", hold));
        }
        return Say.done(Done.UNIT_RECEIVED, pairs.toArray(String[]::new));
    }

    private static String said(List<String> plates) {
        String some = String.join(", ", plates.subList(0, Math.min(PLATES_SAID, plates.size())));
        return plates.size() > PLATES_SAID ? some + " …" : some;
    }

    /// What customers have ordered goes to the hold, whatever it stands on.
    static Location placeOf(Draft draft, Unit unit, Location otherwise) {
        OrderGoods orderGoods = new OrderGoods(draft);
        return orderGoods.isAllOrdered(unit) ? orderGoods.hold().orElse(otherwise) : otherwise;
    }

    /// Looks at all that units hold.
    static Optional<Refused> look(Draft draft, Intake intake, List<Unit> tree) {
        for (Unit unit : tree) {
            for (UnitContent content : unit.content()) {
                for (Piece piece : UnitTree.pieces(draft, content)) {
                    Optional<Refused> wrong =
                            intake.look(piece, Place.unit(unit.id()), unit.id(), content.order(), content.orderLine());
                    if (wrong.isPresent()) {
                        return wrong;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /// A unit of which nobody said what it holds leaves an entry too.
    static void noteEmpty(Ledger ledger, Unit unit, EntryKind kind) {
        if (unit.content().isEmpty()) {
            ledger.note(kind, 0, unit.id(), 0, 0);
        }
    }

    /// The delivery's unit with this plate, if it has not come in yet; otherwise why it cannot be received.
    static Step<Unit> outside(Draft draft, Dock dock, String plate) {
        Optional<Unit> found = draft.state().one(Unit.class, Word.code(RowKind.UNIT, plate));
        if (found.isEmpty() || found.get().delivery() == 0) {
            return Step.stop(Say.notThese(Refusal.UNKNOWN_UNIT, "sscc", plate));
        }
        Unit unit = found.get();
        if (UnitTree.isHere(unit)) {
            return Step.stop(here(draft, unit));
        }
        if (unit.delivery() != dock.delivery().id()) {
            return Step.stop(ofOther(draft, unit));
        }
        return Step.go(unit);
    }

    private static Outcome here(Draft draft, Unit unit) {
        Optional<Unit> parent = draft.state().row(Unit.class, RowKey.of(RowKind.UNIT, unit.parent()));
        if (parent.isPresent() && parent.get().receivedBy() == unit.receivedBy()) {
            return Say.done(
                    Done.CAME_WITH_UNIT,
                    "sscc",
                    unit.sscc(),
                    "parent",
                    parent.get().sscc());
        }
        return Say.notThese(
                Refusal.UNIT_ALREADY_HERE,
                "sscc",
                unit.sscc(),
                "time",
                draft.said(unit.receivedAt()),
                "who",
                Integer.toString(unit.receiver()),
                "place",
                Places.name(draft.state(), unit.place()));
    }

    private static Outcome ofOther(Draft draft, Unit unit) {
        Optional<Delivery> other = draft.state().row(Delivery.class, RowKey.of(RowKind.DELIVERY, unit.delivery()));
        if (other.isPresent() && Dock.isOver(other.get().state())) {
            return Dock.closed(draft.facts(), other.get());
        }
        return Say.notThese(
                Refusal.UNIT_OF_OTHER_DELIVERY,
                "sscc",
                unit.sscc(),
                "delivery",
                other.map(Delivery::code).orElse("-"));
    }
}
