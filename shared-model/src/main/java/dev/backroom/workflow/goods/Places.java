package dev.backroom.workflow.goods;

import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.DocumentRow.Unit;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import java.util.Optional;

/// Finds places by what their labels say.
public final class Places {

    private static final Word STAGES = Word.of(RowKind.LOCATION, "kind", LocationKind.STAGE.name());
    private static final Word QUARANTINES = Word.of(RowKind.LOCATION, "kind", LocationKind.QUARANTINE.name());

    private Places() {}

    public static Optional<Location> find(Store state, String code) {
        return state.one(Location.class, Word.code(RowKind.LOCATION, code));
    }

    /// A location that may hold stock.
    public static Step<Location> holding(Store state, String code) {
        Optional<Location> found = find(state, code);
        if (found.isEmpty()) {
            return Step.stop(unknown(code));
        }
        Optional<Refused> wrong = cannotHold(found.get());
        return wrong.isPresent() ? Step.stop(wrong.get()) : Step.go(found.get());
    }

    /// Why a location cannot hold stock, if so.
    public static Optional<Refused> cannotHold(Location location) {
        return location.active() && location.kind() != LocationKind.AREA
                ? Optional.empty()
                : Optional.of(Say.no(Refusal.NOT_A_STOCK_PLACE, "location", location.code()));
    }

    /// Where received goods go when nobody says where: the named place, else the store's stage.
    public static Step<Location> stageOr(Store state, Optional<String> code) {
        if (code.isPresent()) {
            return holding(state, code.get());
        }
        return active(state, STAGES).map(Step::go).orElseGet(() -> Step.stop(unknown(LocationKind.STAGE.name())));
    }

    /// Where goods go that nobody may sell.
    public static Step<Location> quarantine(Store state) {
        return active(state, QUARANTINES)
                .map(Step::go)
                .orElseGet(() -> Step.stop(unknown(LocationKind.QUARANTINE.name())));
    }

    /// The first place of a kind that is in use.
    public static Optional<Location> first(Store state, LocationKind kind) {
        return active(state, Word.of(RowKind.LOCATION, "kind", kind.name()));
    }

    private static Optional<Location> active(Store state, Word kind) {
        Optional<Location> first = state.one(Location.class, kind);
        if (first.isEmpty() || first.get().active()) {
            return first;
        }
        return state.by(Location.class, kind).stream().filter(Location::active).findFirst();
    }

    private static Refused unknown(String code) {
        return Say.no(Refusal.UNKNOWN_LOCATION, "location", code);
    }

    /// What the label of a place says: a location's code or a unit's plate.
    public static String name(Store state, int place) {
        if (Place.isUnit(place)) {
            return state.row(Unit.class, RowKey.of(RowKind.UNIT, Place.unitOf(place)))
                    .map(Unit::sscc)
                    .orElse("-");
        }
        return state.row(Location.class, RowKey.of(RowKind.LOCATION, place))
                .map(Location::code)
                .orElse("-");
    }
}
