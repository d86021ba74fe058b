package dev.backroom.workflow.setup;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.OrderLine;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Case;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Quantities;
import dev.backroom.workflow.receiving.Overages;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Puts purchase orders. What was received stays received: a new version only moves the base of what is open and what
/// is tolerated, and what is now too much becomes a case.
final class OrderRules {

    private static final String CHANGED = "order-changed";

    private OrderRules() {}

    static Outcome put(Draft draft, PutOrder operation) {
        if (operation.order().isBlank()) {
            return Say.invalid("/order", operation.order());
        }
        Optional<Order> before = draft.state().one(Order.class, Word.code(RowKind.ORDER, operation.order()));
        if (before.isPresent() && operation.version() < before.get().version()) {
            return outdated(operation, before.get());
        }
        Step<List<OrderLine>> lines = lines(draft, operation, before);
        if (!(lines instanceof Go<List<OrderLine>>(List<OrderLine> good))) {
            return lines.outcome();
        }
        Order order = new Order(
                before.map(Order::id).orElseGet(() -> draft.nextId(RowKind.ORDER)),
                operation.order(),
                draft.master().vendor(operation.vendor()).map(Vendor::id).orElse(0),
                operation.version(),
                operation.due(),
                operation.cancelled(),
                good);
        if (before.isPresent() && operation.version() == before.get().version()) {
            return order.equals(before.get())
                    ? Say.done(Done.ORDER_UNCHANGED, "order", operation.order())
                    : outdated(operation, before.get());
        }
        draft.put(order);
        before.ifPresent(old -> settleOverages(draft, old, order));
        return Say.done(Done.ORDER_PUT, "order", operation.order(), "version", Long.toString(operation.version()));
    }

    private static Outcome outdated(PutOrder operation, Order known) {
        return Say.no(
                Refusal.OUTDATED_VERSION,
                "order",
                known.code(),
                "version",
                Long.toString(operation.version()),
                "known",
                Long.toString(known.version()));
    }

    private static Step<List<OrderLine>> lines(Draft draft, PutOrder operation, Optional<Order> before) {
        if (operation.lines().size() > ChainOperation.ROWS_MAX) {
            return Step.stop(Say.tooMany("/lines", operation.lines().size()));
        }
        Set<Integer> numbers = new HashSet<>();
        List<OrderLine> lines = new ArrayList<>(operation.lines().size());
        for (OrderLineData data : operation.lines()) {
            if (data.line() <= 0) {
                return Step.stop(Say.invalid(Say.at("/lines", lines.size(), "line"), data.line()));
            }
            if (!numbers.add(data.line())) {
                return Step.stop(
                        Say.contradiction(Say.at("/lines", lines.size(), "line"), data.line(), operation.order()));
            }
            if (data.quantity() < 0 || data.quantity() > Quantities.MAX) {
                return Step.stop(Say.invalid(Say.at("/lines", lines.size(), "quantity"), data.quantity()));
            }
            if (data.costMinor() < 0) {
                return Step.stop(Say.invalid(Say.at("/lines", lines.size(), "costMinor"), data.costMinor()));
            }
            int item = draft.master().itemBySku(data.sku()).map(Item::id).orElse(0);
            OrderLine line = new OrderLine(
                    data.line(),
                    item,
                    data.quantity(),
                    data.costMinor(),
                    0,
                    data.customerOrder().orElse(""));
            lines.add(line.givenUp(before.map(old -> givenUp(old, line)).orElse(0L)));
        }
        return Step.go(lines);
    }

    /// What was given up stays so while the line wants the same as before.
    private static long givenUp(Order before, OrderLine now) {
        for (OrderLine line : before.lines()) {
            if (line.line() == now.line() && line.item() == now.item() && line.ordered() == now.ordered()) {
                return line.givenUp();
            }
        }
        return 0;
    }

    /// Puts the cases right of lines that the new version makes too much of, or not any more. A line that comes back
    /// is one of these: it may have been received before it was taken out.
    private static void settleOverages(Draft draft, Order old, Order order) {
        Case details = Overages.lowered(CHANGED, order.version());
        Overages overages = new Overages(draft);
        for (OrderLine line : linesOfBoth(old, order)) {
            long received = draft.state().receivedOnLine(old.id(), line.line(), line.item());
            Overages.Line before = new Overages.Line(old, line.line(), line.item());
            Overages.Line now = new Overages.Line(order, line.line(), line.item());
            boolean lowered = now.ordered() < before.ordered();
            overages.settle(now, received, CHANGED, lowered ? Optional.of(details) : Optional.empty());
        }
    }

    /// Each line of one version or the other once; a line that changed its item is two.
    private static Collection<OrderLine> linesOfBoth(Order old, Order order) {
        Map<List<Integer>, OrderLine> lines = new LinkedHashMap<>();
        for (OrderLine line : old.lines()) {
            lines.put(List.of(line.line(), line.item()), line);
        }
        for (OrderLine line : order.lines()) {
            lines.putIfAbsent(List.of(line.line(), line.item()), line);
        }
        return lines.values();
    }
}
