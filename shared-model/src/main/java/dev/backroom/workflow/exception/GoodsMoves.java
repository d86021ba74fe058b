package dev.backroom.workflow.exception;

import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Delivery;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.DocumentRow.UnitState;
import dev.backroom.store.Index.Word;
import dev.backroom.store.MasterRow.Item;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import dev.backroom.workflow.exception.GoodsOfCase.Part;
import dev.backroom.workflow.exception.Resolving.Effect;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.receiving.LateGoods;
import dev.backroom.workflow.receiving.Restating;
import dev.backroom.workflow.receiving.UnitTree;
import java.util.List;
import java.util.Optional;

/// Moves the goods of a case: to a place as available, to the vendor, or to where waste is counted.
///
/// Goods in a unit become available in it, and the unit goes to the place. A unit of which nothing is left goes back
/// with what was in it.
final class GoodsMoves {

    /// The party of the virtual place of losses: goods that were written off by a case.
    private static final int WRITTEN_OFF = 1;

    private final Draft draft;
    private final Discrepancy about;

    GoodsMoves(Draft draft, Discrepancy about) {
        this.draft = draft;
        this.about = about;
    }

    Step<Effect> move(ResolveCase operation) {
        List<Part> parts = GoodsOfCase.of(draft.state(), about);
        return switch (operation.resolution()) {
            case RELEASE -> {
                Step<Location> place = Places.stageOr(draft.state(), operation.to());
                yield place instanceof Go<Location>(Location to)
                        ? parts.isEmpty() ? takeIn(to) : release(parts, to)
                        : place.as();
            }
            case RETURN_TO_VENDOR -> {
                Step<Effect> left = leave(parts, Place.virtual(Place.Virtual.VENDOR_RETURN, vendor(parts)));
                unit().ifPresent(this::sendAway);
                yield left;
            }
            case WRITE_OFF -> leave(parts, Place.virtual(Place.Virtual.LOSS, WRITTEN_OFF));
            case RETRY, SKIP, CLAIM, ACCEPT, DISMISS ->
                throw new IllegalStateException("moves no goods: " + operation.resolution());
        };
    }

    /// Goods that nobody knew are known by now.
    private Step<Effect> takeIn(Location to) {
        String barcode = about.facts().getOrDefault("barcode", "");
        Goods goods = Goods.plain(barcode, Long.toString(about.quantity()));
        Step<Long> taken = LateGoods.take(draft, about.receipt(), goods, to.id());
        return taken instanceof Go<Long>(Long quantity) ? Step.go(new Effect(quantity, worth())) : taken.as();
    }

    /// What this decision moves costs.
    private long worth() {
        return draft.moved().stream()
                .mapToLong(movement -> worth(movement.to().item(), movement.quantity()))
                .reduce(0, GoodsMoves::plus);
    }

    private long worth(int id, long quantity) {
        Item item = draft.master().items().get(id);
        return item == null ? 0 : item.worth(quantity);
    }

    private static long plus(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private Step<Effect> release(List<Part> parts, Location to) {
        Restating restating = new Restating(draft);
        for (Part part : parts) {
            StockKey available = part.stock().as(Status.AVAILABLE);
            boolean inUnit = Place.isUnit(part.stock().place());
            restating.move(
                    part.entry(),
                    part.stock(),
                    inUnit ? available : available.at(to.id()),
                    part.quantity(),
                    part.grams());
        }
        unit().ifPresent(root -> {
            for (Unit one : UnitTree.here(draft.state(), root)) {
                draft.put(UnitTree.released(one, to.id(), one.equals(root) ? 0 : one.parent()));
            }
        });
        return Step.go(effect(parts));
    }

    private Step<Effect> leave(List<Part> parts, int place) {
        Restating restating = new Restating(draft);
        for (Part part : parts) {
            StockKey gone = part.stock().as(Status.AVAILABLE).at(place);
            restating.move(part.entry(), part.stock(), gone, part.quantity(), part.grams());
        }
        return Step.go(effect(parts));
    }

    private Effect effect(List<Part> parts) {
        return new Effect(parts.stream().mapToLong(Part::quantity).sum(), worth());
    }

    private int vendor(List<Part> parts) {
        int delivery = about.delivery() != 0 || parts.isEmpty()
                ? about.delivery()
                : LateGoods.deliveryOf(draft.state(), parts.getFirst().entry().receipt());
        return draft.state()
                .row(Delivery.class, RowKey.of(RowKind.DELIVERY, delivery))
                .map(Delivery::vendor)
                .orElse(0);
    }

    /// The unit that was set aside whole, while it is here.
    private Optional<Unit> unit() {
        String plate = about.facts().getOrDefault("sscc", "");
        return plate.isEmpty()
                ? Optional.empty()
                : draft.state().one(Unit.class, Word.code(RowKind.UNIT, plate)).filter(UnitTree::isHere);
    }

    private void sendAway(Unit root) {
        List<Unit> tree = UnitTree.here(draft.state(), root);
        if (tree.stream().allMatch(this::isEmptyNow)) {
            tree.forEach(one -> draft.put(UnitTree.outside(one, UnitState.HANDED_BACK)));
        }
    }

    private boolean isEmptyNow(Unit unit) {
        return draft.state().balancesAt(Place.unit(unit.id())).stream()
                .map(Balance::stock)
                .allMatch(stock -> draft.quantity(stock) == 0);
    }
}
