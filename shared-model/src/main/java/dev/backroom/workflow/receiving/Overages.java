package dev.backroom.workflow.receiving;

import dev.backroom.policy.Tolerance;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Draft;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How far lines of orders are over, measured against the order as it now stands.
///
/// A line has at most one open case of it, with the whole excess. It follows whatever moves one side or the other: a
/// further scan, a reversal, a new version of the order. It is resolved when less is too much than before and what is
/// left is within tolerance, as it would never have needed a case. What somebody decided to keep or to send back is
/// not counted again. Settling the same line twice in one decision is
/// not
/// done here.
public final class Overages {

    private static final String ORDER = "order";
    private static final String LINE = "line";
    private static final String VERSION = "version";

    /// A line of an order.
    ///
    /// @param order as it stands after the decision
    public record Line(Order order, int line, int item) {

        /// What is ordered and not given up; 0 where the order is cancelled or has no such line any more.
        public long ordered() {
            if (order.cancelled()) {
                return 0;
            }
            for (OrderLine one : order.lines()) {
                if (one.line() == line && one.item() == item) {
                    return one.wanted();
                }
            }
            return 0;
        }
    }

    private final Draft draft;

    public Overages(Draft draft) {
        this.draft = draft;
    }

    /// Puts the case of a line right.
    ///
    /// @param received base units taken in on the line, this decision included
    /// @param why it may be that what is too much is within tolerance
    /// @param details of the case, without item and quantity; empty when none is to be opened
    public void settle(Line line, long received, String why, Optional<Case> details) {
        long excess = Math.max(0, received - line.ordered() - decided(line));
        Optional<Discrepancy> known = known(line);
        if (known.isPresent()) {
            if (known.get().quantity() != excess) {
                boolean settled = excess < known.get().quantity() && excess <= tolerated(line);
                draft.put(settled ? known.get().resolved(why) : changed(known.get(), excess, details));
            }
        } else if (excess > 0) {
            Vendor vendor = draft.master().vendors().get(line.order().vendor());
            details.ifPresent(about -> draft.openDifference(
                    about.item(line.item(), excess)
                            .fact(ORDER, line.order().code())
                            .fact(LINE, Integer.toString(line.line())),
                    vendor == null ? "" : vendor.code()));
        }
    }

    /// Where nothing is ordered any more nothing is tolerated.
    private long tolerated(Line line) {
        Item item = draft.master().items().get(line.item());
        if (item == null || line.ordered() == 0) {
            return 0;
        }
        Vendor vendor = draft.master().vendors().get(line.order().vendor());
        return Tolerance.of(draft.master(), draft.store(), item, vendor).beyond(line.ordered());
    }

    /// Whether a case is one of these, which follow their line.
    public static boolean isOfLine(Discrepancy found) {
        return found.kind() == DiscrepancyKind.OVERAGE && found.facts().containsKey(LINE);
    }

    /// The details of a case that an order's version has opened by wanting less than had come.
    ///
    /// @param version the one that lowered it
    public static Case lowered(String why, long version) {
        return Case.of(DiscrepancyKind.OVERAGE).fact("reason", why).fact(VERSION, Long.toString(version));
    }

    /// Whether a line is over because its order was lowered below what had come already.
    boolean isLowered(Line line) {
        return known(line).filter(found -> found.facts().containsKey(VERSION)).isPresent();
    }

    private Optional<Discrepancy> known(Line line) {
        for (Discrepancy found :
                draft.state().by(Discrepancy.class, Word.overage(line.order().code()))) {
            if (isOf(found, line)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static boolean isOf(Discrepancy found, Line line) {
        return found.item() == line.item()
                && Integer.toString(line.line()).equals(found.facts().get(LINE));
    }

    /// How much of what was too much somebody has kept or sent back: it is not too much again.
    private long decided(Line line) {
        return draft
                .state()
                .by(Discrepancy.class, Word.overageDecided(line.order().code()))
                .stream()
                .filter(found -> isOf(found, line))
                .mapToLong(Discrepancy::quantity)
                .sum();
    }

    /// What the case already says stays; it learns what it did not know, such as the delivery.
    private static Discrepancy changed(Discrepancy known, long excess, Optional<Case> details) {
        boolean placed = known.delivery() != 0 || details.isEmpty();
        Map<String, String> facts = new TreeMap<>(known.facts());
        details.ifPresent(about -> about.facts().forEach(facts::putIfAbsent));
        return new Discrepancy(
                known.id(),
                known.kind(),
                known.state(),
                known.item(),
                excess,
                placed ? known.delivery() : details.get().delivery(),
                placed ? known.receipt() : details.get().receipt(),
                placed ? known.place() : details.get().place(),
                known.opened(),
                known.openedAt(),
                known.due(),
                known.owner(),
                facts);
    }
}
