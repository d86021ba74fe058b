package dev.backroom.workflow.setup;

import dev.backroom.operation.SetupOperation.NoticeLineData;
import dev.backroom.operation.SetupOperation.OrderLineData;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Draft;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// What a message names and nobody knows, as `item:4711`, `vendor:HARVEST` or `order:PO-1`.
final class Missing {

    static final String ITEM = "item:";
    static final String VENDOR = "vendor:";
    static final String ORDER = "order:";

    private final Draft draft;
    private final Set<String> names = new LinkedHashSet<>();

    Missing(Draft draft) {
        this.draft = draft;
    }

    List<String> all() {
        return List.copyOf(names);
    }

    void addAll(PutOrder order) {
        add(VENDOR + order.vendor());
        for (OrderLineData line : order.lines()) {
            add(ITEM + line.sku());
        }
    }

    void addAll(PutNotice notice) {
        add(VENDOR + notice.vendor());
        notice.orders().forEach(order -> add(ORDER + order));
        for (NoticeLineData line : notice.lines()) {
            line.order().ifPresent(order -> add(ORDER + order));
            add(ITEM + line.sku());
        }
        for (UnitData unit : notice.units()) {
            for (UnitLineData line : unit.lines()) {
                line.order().ifPresent(order -> add(ORDER + order));
                add(ITEM + line.sku());
            }
        }
    }

    private void add(String name) {
        if (!isKnown(draft, name)) {
            names.add(name);
        }
    }

    static boolean isKnown(Draft draft, String name) {
        String code = name.substring(name.indexOf(':') + 1);
        if (name.startsWith(ITEM)) {
            return draft.master().itemBySku(code).isPresent();
        }
        if (name.startsWith(VENDOR)) {
            return draft.master().vendor(code).isPresent();
        }
        return draft.state().one(Order.class, Word.code(RowKind.ORDER, code)).isPresent();
    }
}
