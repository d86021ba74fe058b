package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation.ReportDamage;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Entry;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import java.util.List;
import java.util.Optional;

/// Goods of a delivery that are damaged: they are booked in as damaged, in quarantine, with a case against the
/// vendor.
/// A damaged unit leaves the one that it stood on, also when it had come in before.
final class DamageRules {

    private static final int REASON_MAX = 200;
    private static final int PHOTOS_MAX = 10;

    private DamageRules() {}

    static Outcome report(Draft draft, ReportDamage operation) {
        Step<Dock> open = Dock.open(draft, operation.delivery());
        if (!(open instanceof Go<Dock>(Dock dock))) {
            return open.outcome();
        }
        Step<Location> place = Places.quarantine(draft.state());
        if (!(place instanceof Go<Location>(Location to))) {
            return place.outcome();
        }
        Step<Reading> read = draft.facts().read(operation.goods());
        if (!(read instanceof Go<Reading>(Reading reading))) {
            return read.outcome();
        }
        return switch (reading) {
            case Reading.Loose loose -> loose(draft, dock, operation, loose, to);
            case Reading.OfUnit(String plate) -> unit(draft, dock, operation, plate, to);
        };
    }

    /// What is wrong with the message itself, if anything.
    static Optional<Refused> malformed(ReportDamage operation) {
        if (operation.reason().length() > REASON_MAX) {
            return Optional.of(Say.invalid("/reason", operation.reason().length()));
        }
        return operation.photos().size() > PHOTOS_MAX
                ? Optional.of(Say.invalid("/photos", operation.photos().size()))
                : Optional.empty();
    }

    private static Outcome loose(Draft draft, Dock dock, ReportDamage operation, Reading.Loose loose, Location to) {
        Intake intake = new Intake(draft, dock, EntryKind.DAMAGED);
        for (Piece piece : loose.pieces()) {
            Optional<Refused> wrong = intake.look(piece, to.id());
            if (wrong.isPresent()) {
                return wrong.get();
            }
        }
        Optional<Outcome> unanswered = intake.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        intake.book(new Ledger(draft, dock), Status.DAMAGED);
        Case details = damage(draft, dock, operation, to)
                .item(loose.pieces().getFirst().item().id(), loose.quantity());
        return Reasons.setAside(Done.DAMAGE_NOTED, draft.open(details), loose.quantity(), loose.name(), to);
    }

    private static Outcome unit(Draft draft, Dock dock, ReportDamage operation, String plate, Location to) {
        Optional<Unit> known = draft.state()
                .one(Unit.class, Word.code(RowKind.UNIT, plate))
                .filter(unit -> UnitTree.isHere(unit)
                        && unit.delivery() == dock.delivery().id());
        if (known.isPresent()) {
            return foundLater(draft, dock, operation, known.get(), to);
        }
        Step<Unit> found = UnitRules.outside(draft, dock, plate);
        if (!(found instanceof Go<Unit>(Unit unit))) {
            return found.outcome();
        }
        List<Unit> tree = UnitTree.expected(draft.state(), unit);
        Intake intake = new Intake(draft, dock, EntryKind.DAMAGED);
        Optional<Refused> wrong = UnitRules.look(draft, intake, tree);
        if (wrong.isPresent()) {
            return wrong.get();
        }
        Optional<Outcome> unanswered = intake.unanswered();
        if (unanswered.isPresent()) {
            return unanswered.get();
        }
        Ledger ledger = new Ledger(draft, dock);
        intake.book(ledger, Status.DAMAGED);
        for (Unit one : tree) {
            Unit came = UnitTree.cameIn(draft, one, UnitState.RECEIVED, to.id());
            draft.put(one.equals(unit) ? UnitTree.at(came, to.id(), 0) : came);
            UnitRules.noteEmpty(ledger, one, EntryKind.DAMAGED);
        }
        Case details = damage(draft, dock, operation, to).fact("sscc", plate);
        return Reasons.setAside(Done.DAMAGE_NOTED, draft.open(details), tree.size(), plate, to);
    }

    /// Concealed damage: what the unit holds changes its status, and nothing counts as received twice.
    private static Outcome foundLater(Draft draft, Dock dock, ReportDamage operation, Unit unit, Location to) {
        List<Unit> tree = UnitTree.here(draft.state(), unit);
        for (Unit one : tree) {
            for (Balance balance : draft.state().balancesAt(Place.unit(one.id()))) {
                if (balance.quantity() > 0 && balance.stock().status() != Status.DAMAGED) {
                    restate(draft, dock, one, balance);
                }
            }
            draft.put(UnitTree.at(one, to.id(), one.equals(unit) ? 0 : one.parent()));
        }
        Case details = damage(draft, dock, operation, to).fact("sscc", unit.sscc());
        return Reasons.setAside(Done.DAMAGE_NOTED, draft.open(details), tree.size(), unit.sscc(), to);
    }

    /// For the lines of orders that the unit's goods came in on; what was put into it since is nobody's line.
    private static void restate(Draft draft, Dock dock, Unit unit, Balance balance) {
        Restating restating = new Restating(draft);
        StockKey damaged = balance.stock().as(Status.DAMAGED);
        long rest = balance.quantity();
        long grams = balance.grams();
        Word entries = Word.of(RowKind.ENTRY, "receipt", dock.receipt().id());
        for (Entry entry : draft.state().by(Entry.class, entries)) {
            boolean ofUnit = entry.reversed() == 0
                    && entry.unit() == unit.id()
                    && entry.stock().equals(balance.stock());
            if (ofUnit && entry.quantity() > 0 && rest > 0) {
                long quantity = Math.min(rest, entry.quantity());
                long weight = quantity == rest ? grams : Math.min(grams, entry.grams());
                restating.move(entry, balance.stock(), damaged, quantity, weight);
                rest -= quantity;
                grams -= weight;
            }
        }
        if (rest > 0) {
            restating.move(dock.receipt().id(), unit.id(), balance.stock(), damaged, rest, grams);
        }
    }

    private static Case damage(Draft draft, Dock dock, ReportDamage operation, Location to) {
        return Claims.of(draft, dock)
                .later(Case.of(DiscrepancyKind.DAMAGE)
                        .on(dock.delivery().id(), dock.receipt().id())
                        .at(to.id())
                        .fact("reason", operation.reason())
                        .fact("photos", String.join(" ", operation.photos())));
    }
}
