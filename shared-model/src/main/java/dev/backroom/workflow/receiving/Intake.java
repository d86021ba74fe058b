package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.policy.Scope;
import dev.backroom.policy.ShelfLife;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Tracking;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Label;
import dev.backroom.workflow.goods.Lots;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Tracked;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Takes pieces in on a delivery: first all are looked at, then questions are asked, then all are booked, or none.
final class Intake {

    /// What is booked later.
    ///
    /// @param unit id of the unit that holds it, 0 for loose goods
    private record Looked(Piece piece, int place, int unit, Allotment.Result allotted) {}

    private record SerialOf(int item, String serial) {}

    private final Draft draft;
    private final Dock dock;
    private final EntryKind kind;
    private final Allotment allotment;
    private final Lots lots;
    private final Questions questions;
    private final List<Looked> looked = new ArrayList<>(2);
    private final Set<SerialOf> serials = new HashSet<>(2);
    private final Map<Integer, Set<String>> listed = new HashMap<>(2);

    /// @param kind RECEIVED, or DAMAGED: damaged goods are here whatever their label lacks or their date says
    Intake(Draft draft, Dock dock, EntryKind kind) {
        this.draft = draft;
        this.dock = dock;
        this.kind = kind;
        this.allotment = new Allotment(draft, dock);
        this.lots = new Lots(draft);
        this.questions = new Questions(draft, dock);
    }

    /// Looks at a piece of loose goods.
    Optional<Refused> look(Piece piece, int place) {
        return look(piece, place, 0, 0, 0);
    }

    /// Looks at a piece.
    ///
    /// @param order and line that it says it is for, 0 when it does not
    Optional<Refused> look(Piece piece, int place, int unit, int order, int orderLine) {
        Piece whole = piece;
        if (kind == EntryKind.RECEIVED) {
            Optional<Refused> missing = Tracked.missing(piece);
            if (missing.isPresent()) {
                return missing;
            }
            Step<Label> settled = lots.settle(piece);
            if (!(settled instanceof Go<Label>(Label label))) {
                return Optional.of((Refused) settled.outcome());
            }
            whole = new Piece(piece.item(), piece.quantity(), piece.grams(), label);
            Optional<Refused> date = date(whole);
            if (date.isPresent()) {
                return date;
            }
        }
        Optional<Refused> stranger = notAnnounced(whole);
        if (stranger.isPresent()) {
            return stranger;
        }
        Optional<Refused> twice = alreadyHere(whole);
        if (twice.isPresent()) {
            return twice;
        }
        Allotment.Result allotted = allotment.allot(whole, order, orderLine);
        if (allotted.shares().isEmpty()) {
            return Optional.of(wrongProduct(whole.item()));
        }
        question(whole.item(), allotted);
        looked.add(new Looked(whole, place, unit, allotted));
        return Optional.empty();
    }

    private Refused wrongProduct(Item item) {
        return Say.notThese(
                Refusal.WRONG_PRODUCT,
                "name",
                item.name(),
                "delivery",
                dock.delivery().code());
    }

    private void question(Item item, Allotment.Result allotted) {
        if (allotted.over() + allotted.beyond() > 0) {
            questions.over(item, allotted.excess(), allotted.beyond() > 0);
        }
    }

    /// Refused when expired or too short-dated, both faults of the delivery; a question when only the best-before
    /// date
    /// has passed.
    private Optional<Refused> date(Piece piece) {
        Label label = piece.label();
        Item item = piece.item();
        if (!label.isDated()) {
            return item.tracking() == Tracking.EXPIRY
                    ? Optional.of(Say.notThese(Refusal.EXPIRY_MISSING, "name", item.name()))
                    : Optional.empty();
        }
        LocalDate today = draft.today();
        String date = label.date().toString();
        if (label.dateKind() == DateKind.EXPIRY && label.date().isBefore(today)) {
            return Optional.of(Say.notThese(Refusal.EXPIRED, "name", item.name(), "date", date));
        }
        Vendor vendor = draft.master().vendors().get(dock.delivery().vendor());
        Scope scope = new Scope(draft.store(), item.group(), vendor == null ? "" : vendor.code());
        int days = ShelfLife.minimumDays(draft.master(), scope, item);
        if (days > 0 && label.date().isBefore(today.plusDays(days))) {
            return Optional.of(Say.notThese(
                    Refusal.SHORT_DATED, "name", item.name(), "date", date, "days", Integer.toString(days)));
        }
        if (label.date().isBefore(today)) {
            questions.past(item, label.date());
        }
        return Optional.empty();
    }

    /// Where the notice lists serial numbers of an item, each piece is one of those.
    private Optional<Refused> notAnnounced(Piece piece) {
        String serial = piece.label().serial();
        if (serial.isEmpty() || kind != EntryKind.RECEIVED) {
            return Optional.empty();
        }
        Set<String> those = listed.computeIfAbsent(piece.item().id(), this::listed);
        return those.isEmpty() || those.contains(serial)
                ? Optional.empty()
                : Optional.of(Say.notThese(
                        Refusal.SERIAL_NOT_ANNOUNCED,
                        "serial",
                        serial,
                        "name",
                        piece.item().name(),
                        "delivery",
                        dock.delivery().code()));
    }

    private Set<String> listed(int item) {
        Set<String> serials = new HashSet<>();
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(dock.delivery()))) {
            for (UnitContent content : unit.content()) {
                if (content.item() == item) {
                    serials.addAll(content.serials());
                }
            }
        }
        return serials;
    }

    private Optional<Refused> alreadyHere(Piece piece) {
        String serial = piece.label().serial();
        if (serial.isEmpty()) {
            return Optional.empty();
        }
        Optional<Integer> place = lots.placeOf(piece);
        boolean again = !serials.add(new SerialOf(piece.item().id(), serial));
        if (place.isEmpty() && !again) {
            return Optional.empty();
        }
        return Optional.of(Say.notThese(
                Refusal.SERIAL_ALREADY_HERE,
                "serial",
                serial,
                "name",
                piece.item().name(),
                "place",
                place.map(p -> Places.name(draft.state(), p)).orElse("-")));
    }

    /// What to answer instead of booking; nothing when all is confirmed.
    Optional<Outcome> unanswered() {
        return questions.unanswered();
    }

    /// Books all pieces. Of each excess that somebody stood by there is a case.
    ///
    /// @param ledger of this decision
    void book(Ledger ledger, Status status) {
        for (Looked one : looked) {
            ledger.take(
                    kind,
                    one.piece(),
                    one.place(),
                    status,
                    one.unit(),
                    lots,
                    one.allotted().shares());
        }
        settleOverages();
    }

    /// Only a line that is over now can have a case, or need one.
    private void settleOverages() {
        Map<Overages.Line, Optional<Case>> over = new LinkedHashMap<>(2);
        for (Looked one : looked) {
            Allotment.Result allotted = one.allotted();
            if (allotted.excess() == 0) {
                continue;
            }
            int item = one.piece().item().id();
            Optional<Case> excess = allotted.beyond() > 0 ? Optional.of(overage(one)) : Optional.empty();
            for (Allotment.Share share : allotted.shares()) {
                Optional<Order> order = draft.state().row(Order.class, RowKey.of(RowKind.ORDER, share.order()));
                if (order.isPresent()) {
                    Overages.Line line = new Overages.Line(order.get(), share.orderLine(), item);
                    over.merge(line, excess, (a, b) -> a.or(() -> b));
                } else {
                    excess.ifPresent(about -> draft.openDifference(
                            about.item(item, allotted.over() + allotted.beyond()), dock.vendor(draft.master())));
                }
            }
        }
        Overages overages = new Overages(draft);
        over.forEach((line, excess) -> overages.settle(line, allotment.received(line), "within-order", excess));
    }

    private Case overage(Looked one) {
        return Case.of(DiscrepancyKind.OVERAGE)
                .on(dock.delivery().id(), dock.receipt().id())
                .at(one.place())
                .fact("reason", "approved")
                .fact(
                        "approver",
                        draft.envelope().approver().map(by -> by.actor() + "").orElse(""));
    }
}
