package dev.backroom.workflow.receiving;

import dev.backroom.policy.Tolerance;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.goods.Piece;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Which lines of the delivery's orders goods are for: the earliest due first, then by code; what is too much goes
/// where tolerance is left, and beyond that to the last line.
///
/// Tolerance counts on the ordered quantity of a line and over all its receipts, so that two portions never pass
/// where
/// one would not. What this decision itself has allotted counts too.
final class Allotment {

    /// A part of a piece on one line.
    record Share(int order, int orderLine, long quantity) {}

    /// @param shares empty when the item does not belong to the delivery at all
    /// @param over base units of the piece beyond what is ordered, within tolerance
    /// @param beyond base units of the piece beyond tolerance
    /// @param excess base units of the item beyond what is ordered, with all that was taken in before
    record Result(List<Share> shares, long over, long beyond, long excess) {}

    private record Line(int order, int orderLine, int item) {}

    private final Draft draft;
    private final Dock dock;
    private final Map<Line, Long> mine = new HashMap<>();

    Allotment(Draft draft, Dock dock) {
        this.draft = draft;
        this.dock = dock;
    }

    /// @param order and line that the goods say they are for, 0 when they do not
    Result allot(Piece piece, int order, int orderLine) {
        List<OpenLine> lines = lines(piece.item().id());
        lines.sort(OpenLine.FILLING);
        for (int i = 1; i < lines.size(); i++) {
            if (lines.get(i).order() == order && lines.get(i).orderLine() == orderLine) {
                lines.addFirst(lines.remove(i));
            }
        }
        if (lines.isEmpty()) {
            return new Result(List.of(), 0, 0, 0);
        }
        long[] taken = new long[lines.size()];
        long rest = fill(piece, lines, taken);
        long tooMuch = rest;
        rest = tolerate(piece, lines, taken, rest);
        taken[lines.size() - 1] += rest;
        List<Share> shares = new ArrayList<>(lines.size());
        long excess = 0;
        for (int i = 0; i < taken.length; i++) {
            OpenLine line = lines.get(i);
            excess += Math.max(0, received(line, piece.item()) + taken[i] - line.wanted());
            if (taken[i] > 0) {
                mine.merge(new Line(line.order(), line.orderLine(), piece.item().id()), taken[i], Long::sum);
                shares.add(new Share(line.order(), line.orderLine(), taken[i]));
            }
        }
        return new Result(shares, tooMuch - rest, rest, excess);
    }

    private long fill(Piece piece, List<OpenLine> lines, long[] taken) {
        long rest = piece.quantity();
        for (int i = 0; i < taken.length && rest > 0; i++) {
            OpenLine line = lines.get(i);
            taken[i] = Math.clamp(line.wanted() - received(line, piece.item()), 0, rest);
            rest -= taken[i];
        }
        return rest;
    }

    private long tolerate(Piece piece, List<OpenLine> lines, long[] taken, long tooMuch) {
        long rest = tooMuch;
        for (int i = 0; i < taken.length && rest > 0; i++) {
            OpenLine line = lines.get(i);
            long over = Math.max(0, received(line, piece.item()) + taken[i] - line.wanted());
            long more = Math.clamp(tolerance(piece.item()).beyond(line.ordered()) - over, 0, rest);
            taken[i] += more;
            rest -= more;
        }
        return rest;
    }

    /// What was taken in on a line of an order, with what this decision has allotted to it.
    long received(Overages.Line line) {
        int order = line.order().id();
        return draft.state().receivedOnLine(order, line.line(), line.item())
                + mine.getOrDefault(new Line(order, line.line(), line.item()), 0L);
    }

    private long received(OpenLine line, Item item) {
        long before = line.order() == 0
                ? draft.state().receivedUnordered(dock.receipt().id(), item.id())
                : draft.state().receivedOnLine(line.order(), line.orderLine(), item.id());
        return before + mine.getOrDefault(new Line(line.order(), line.orderLine(), item.id()), 0L);
    }

    private Tolerance tolerance(Item item) {
        Vendor vendor = draft.master().vendors().get(dock.delivery().vendor());
        return Tolerance.of(draft.master(), draft.store(), item, vendor);
    }

    /// The lines that an item may be for. Orders come first, then lines they no longer have but that goods were taken
    /// in on: there everything is too much, as on a cancelled order. What only the notice promised counts where no
    /// order does.
    private List<OpenLine> lines(int item) {
        List<OpenLine> lines = new ArrayList<>(2);
        List<Order> orders = new ArrayList<>(1);
        for (int id : dock.delivery().orders()) {
            draft.state().row(Order.class, RowKey.of(RowKind.ORDER, id)).ifPresent(orders::add);
        }
        orders.forEach(order -> addLines(order, item, lines));
        if (lines.isEmpty()) {
            orders.forEach(order -> addRemoved(order, item, lines));
        }
        if (lines.isEmpty()) {
            long promised = promised(item);
            if (promised > 0) {
                lines.add(OpenLine.unordered(promised));
            } else if (Deliveries.isWithoutDocument(draft, dock.delivery())) {
                lines.add(OpenLine.unordered(OpenLine.UNLIMITED));
            }
        }
        return lines;
    }

    private static void addLines(Order order, int item, List<OpenLine> lines) {
        for (OrderLine line : order.lines()) {
            if (line.item() == item) {
                lines.add(OpenLine.of(order, line));
            }
        }
    }

    private void addRemoved(Order order, int item, List<OpenLine> lines) {
        for (int line : draft.state().linesReceived(order.id(), item)) {
            lines.add(OpenLine.removed(order, line));
        }
    }

    private long promised(int item) {
        long sum = 0;
        for (NoticeLine line : dock.delivery().lines()) {
            sum += line.item() == item ? line.promised() : 0;
        }
        for (Unit unit : draft.state().by(Unit.class, Deliveries.unitsOf(dock.delivery()))) {
            for (UnitContent content : unit.content()) {
                sum += content.item() == item ? content.quantity() : 0;
            }
        }
        return sum;
    }
}
