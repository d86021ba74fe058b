package dev.backroom.workflow.setup;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.NoticeLine;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.MasterRow.Vendor;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.goods.Quantities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts a shipping notice: the delivery with its promises and the units it comes in. A notice may come again, and
/// replaces what has not been received yet.
final class NoticeRules {

    private final Draft draft;
    private final PutNotice notice;

    NoticeRules(Draft draft, PutNotice notice) {
        this.draft = draft;
        this.notice = notice;
    }

    Outcome put() {
        if (notice.delivery().isBlank()) {
            return Say.invalid("/delivery", notice.delivery());
        }
        int size = Math.max(notice.lines().size(), notice.units().size());
        if (size > ChainOperation.ROWS_MAX) {
            return Say.tooMany(notice.lines().size() == size ? "/lines" : "/units", size);
        }
        Optional<Delivery> before = draft.state().one(Delivery.class, Word.code(RowKind.DELIVERY, notice.delivery()));
        if (before.isPresent() && isOver(before.get())) {
            return closed(before.get());
        }
        Step<List<NoticeLine>> lines = lines();
        if (!(lines instanceof Go<List<NoticeLine>>(List<NoticeLine> good))) {
            return lines.outcome();
        }
        int id = before.map(Delivery::id).orElseGet(() -> draft.nextId(RowKind.DELIVERY));
        Optional<Outcome.Refused> wrong = new NoticeUnits(draft, notice, id).put();
        if (wrong.isPresent()) {
            return wrong.get();
        }
        draft.put(delivery(id, before, good));
        return Say.done(
                Done.NOTICE_PUT,
                "delivery",
                notice.delivery(),
                "units",
                Integer.toString(notice.units().size()));
    }

    private static boolean isOver(Delivery delivery) {
        return delivery.state() == DeliveryState.CLOSED || delivery.state() == DeliveryState.HANDED_BACK;
    }

    private Outcome closed(Delivery delivery) {
        return Say.no(
                Refusal.DELIVERY_CLOSED,
                "delivery",
                delivery.code(),
                "time",
                draft.said(delivery.closedAt()),
                "who",
                Integer.toString(delivery.closedBy()));
    }

    private Step<List<NoticeLine>> lines() {
        List<NoticeLine> lines = new ArrayList<>(notice.lines().size());
        for (NoticeLineData data : notice.lines()) {
            if (data.quantity() <= 0 || data.quantity() > Quantities.MAX) {
                return Step.stop(Say.invalid(Say.at("/lines", lines.size(), "quantity"), data.quantity()));
            }
            int order = data.order().map(this::order).orElse(0);
            int item = draft.master().itemBySku(data.sku()).map(Item::id).orElse(0);
            lines.add(new NoticeLine(lines.size() + 1, order, data.orderLine(), item, data.quantity()));
        }
        return Step.go(lines);
    }

    private int order(String code) {
        return draft.state()
                .one(Order.class, Word.code(RowKind.ORDER, code))
                .map(Order::id)
                .orElse(0);
    }

    private Delivery delivery(int id, Optional<Delivery> before, List<NoticeLine> lines) {
        Set<Integer> orders = new TreeSet<>();
        notice.orders().forEach(code -> orders.add(order(code)));
        lines.forEach(line -> orders.add(line.order()));
        for (UnitData unit : notice.units()) {
            for (UnitLineData line : unit.lines()) {
                line.order().ifPresent(code -> orders.add(order(code)));
            }
        }
        orders.remove(0);
        return new Delivery(
                id,
                notice.delivery(),
                draft.master().vendor(notice.vendor()).map(Vendor::id).orElse(0),
                List.copyOf(orders),
                notice.expectedAt(),
                before.map(Delivery::state).orElse(DeliveryState.EXPECTED),
                lines,
                before.map(Delivery::arrival).orElse(List.of()),
                Instant.EPOCH,
                0);
    }
}
