package dev.backroom.workflow.setup;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.operation.SetupOperation.UnitLineData;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitContent;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.StockRow.Batch;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.workflow.Codes;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.goods.Quantities;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The units of a notice: each licence plate once in the store, each on a parent that is there, none below itself.
final class NoticeUnits {

    private static final int LABEL_MAX = 50;

    private final Draft draft;
    private final PutNotice notice;
    private final int delivery;
    private final Map<String, Integer> ids = new HashMap<>();
    private final Map<String, String> parentOf = new HashMap<>();

    NoticeUnits(Draft draft, PutNotice notice, int delivery) {
        this.draft = draft;
        this.notice = notice;
        this.delivery = delivery;
        notice.units().forEach(unit -> unit.parent().ifPresent(parent -> parentOf.put(unit.sscc(), parent)));
    }

    /// Puts them; what is wrong with them, if anything.
    Optional<Refused> put() {
        for (int i = 0; i < notice.units().size(); i++) {
            UnitData unit = notice.units().get(i);
            String at = "/units/" + i;
            Optional<Refused> wrong = number(at, unit).or(() -> content(at, unit));
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        for (UnitData unit : notice.units()) {
            Optional<Refused> wrong = stands(unit);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        notice.units().forEach(this::put);
        removeOthers();
        return Optional.empty();
    }

    /// Gives the unit its id: the one it has, where the same notice brought it before.
    private Optional<Refused> number(String at, UnitData data) {
        if (Codes.unit(at + "/sscc", data.sscc()) instanceof Step.Stop<String>(Refused why)) {
            return Optional.of(why);
        }
        Optional<Unit> before = draft.state().one(Unit.class, Word.code(RowKind.UNIT, data.sscc()));
        if (before.isPresent() && before.get().delivery() != delivery) {
            return Optional.of(Say.no(
                    Refusal.UNIT_DUPLICATE,
                    "sscc",
                    data.sscc(),
                    "delivery",
                    code(before.get().delivery())));
        }
        int id = before.map(Unit::id).orElseGet(() -> draft.nextId(RowKind.UNIT));
        return ids.put(data.sscc(), id) == null
                ? Optional.empty()
                : Optional.of(Say.no(Refusal.UNIT_DUPLICATE, "sscc", data.sscc()));
    }

    private String code(int id) {
        return draft.row(Delivery.class, RowKey.of(RowKind.DELIVERY, id))
                .map(Delivery::code)
                .orElse("-");
    }

    private static Optional<Refused> content(String unit, UnitData data) {
        for (int i = 0; i < data.lines().size(); i++) {
            UnitLineData line = data.lines().get(i);
            String at = unit + "/lines/" + i;
            if (line.quantity() <= 0 || line.quantity() > Quantities.MAX) {
                return Optional.of(Say.invalid(at + "/quantity", line.quantity()));
            }
            if (line.grams() < 0 || line.grams() > Quantities.MAX) {
                return Optional.of(Say.invalid(at + "/grams", line.grams()));
            }
            if (line.lot().orElse("").length() > LABEL_MAX
                    || line.serials().stream().anyMatch(serial -> serial.length() > LABEL_MAX)) {
                return Optional.of(
                        Say.invalid(at + (line.lot().orElse("").length() > LABEL_MAX ? "/lot" : "/serials"), "…"));
            }
            if (!line.serials().isEmpty() && line.serials().size() != line.quantity()) {
                return Optional.of(
                        Say.contradiction(at + "/serials", line.serials().size(), line.quantity()));
            }
        }
        return Optional.empty();
    }

    private Optional<Refused> stands(UnitData data) {
        if (data.parent().isPresent() && !ids.containsKey(data.parent().get())) {
            return Optional.of(
                    Say.no(Refusal.UNKNOWN_UNIT, "sscc", data.parent().get()));
        }
        return isBelowItself(data)
                ? Optional.of(Say.contradiction(
                        Say.at("/units", notice.units().indexOf(data), "parent"),
                        data.parent().orElse(""),
                        data.sscc()))
                : Optional.empty();
    }

    private boolean isBelowItself(UnitData data) {
        String above = data.sscc();
        for (int steps = 0; steps <= ids.size(); steps++) {
            String next = parentOf.get(above);
            if (next == null) {
                return false;
            }
            above = next;
        }
        return true;
    }

    private void put(UnitData data) {
        int id = ids.getOrDefault(data.sscc(), 0);
        Optional<Unit> before = draft.state().row(Unit.class, RowKey.of(RowKind.UNIT, id));
        if (before.isPresent() && before.get().state() != UnitState.EXPECTED) {
            return;
        }
        int parent = data.parent().map(ids::get).orElse(0);
        List<UnitContent> content = new ArrayList<>(data.lines().size());
        data.lines().forEach(line -> content.add(content(line)));
        draft.put(new Unit(
                id, data.sscc(), parent, delivery, 0, UnitState.EXPECTED, 0, Instant.EPOCH, 0, List.copyOf(content)));
    }

    private UnitContent content(UnitLineData line) {
        int order = line.order()
                .flatMap(code -> draft.state().one(Order.class, Word.code(RowKind.ORDER, code)))
                .map(Order::id)
                .orElse(0);
        LocalDate date = line.expiry().or(line::bestBefore).orElse(Batch.UNDATED);
        DateKind kind = line.expiry().isPresent()
                ? DateKind.EXPIRY
                : line.bestBefore().isPresent() ? DateKind.BEST_BEFORE : DateKind.NONE;
        return new UnitContent(
                draft.master().itemBySku(line.sku()).map(Item::id).orElse(0),
                line.quantity(),
                line.grams(),
                line.lot().orElse(""),
                date,
                kind,
                line.serials(),
                order,
                line.orderLine(),
                line.customerOrder().orElse(""));
    }

    /// A unit that the notice no longer names is not expected any more.
    private void removeOthers() {
        for (Unit unit : draft.state().by(Unit.class, Word.of(RowKind.UNIT, "delivery", delivery))) {
            if (unit.state() == UnitState.EXPECTED && !ids.containsKey(unit.sscc())) {
                draft.remove(unit.key());
            }
        }
    }
}
