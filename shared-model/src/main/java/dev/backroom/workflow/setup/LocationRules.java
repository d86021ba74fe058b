package dev.backroom.workflow.setup;

import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation.LocationData;
import dev.backroom.operation.SetupOperation.PutLocations;
import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow.Location;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.Index.Word;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.Step.Go;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Puts a store's places. Parents may come in the same message, in any order.
final class LocationRules {

    private static final int CODE_MAX = 30;
    private static final String LIST = "/locations";

    private LocationRules() {}

    static Outcome put(Draft draft, PutLocations operation) {
        if (operation.locations().size() > ChainOperation.ROWS_MAX) {
            return Say.tooMany("/locations", operation.locations().size());
        }
        Map<String, Integer> ids = new HashMap<>();
        for (LocationData data : operation.locations()) {
            if (data.code().isBlank() || data.code().length() > CODE_MAX) {
                return Say.invalid(Say.at(LIST, ids.size(), "code"), data.code());
            }
            int id = find(draft, data.code()).map(Location::id).orElseGet(() -> draft.nextId(RowKind.LOCATION));
            if (ids.put(data.code(), id) != null) {
                return Say.contradiction(Say.at(LIST, ids.size(), "code"), data.code(), data.code());
            }
        }
        for (LocationData data : operation.locations()) {
            int id = ids.getOrDefault(data.code(), 0);
            Step<Integer> parent = parent(draft, data, ids);
            if (!(parent instanceof Go<Integer>(Integer above))) {
                return parent.outcome();
            }
            if (data.kind() == LocationKind.AREA && holdsStock(draft, id)) {
                return Say.contradiction(
                        Say.at(LIST, operation.locations().indexOf(data), "kind"), LocationKind.AREA, data.code());
            }
            draft.put(new Location(id, data.code(), above, data.kind(), data.temperature(), true));
        }
        for (LocationData data : operation.locations()) {
            if (isBelowItself(draft, ids.getOrDefault(data.code(), 0))) {
                return Say.contradiction(
                        Say.at(LIST, operation.locations().indexOf(data), "parent"),
                        data.parent().orElse(""),
                        data.code());
            }
        }
        int count = operation.locations().size();
        return Say.done(Done.LOCATIONS_PUT, "count", Integer.toString(count));
    }

    private static Step<Integer> parent(Draft draft, LocationData data, Map<String, Integer> ids) {
        if (data.parent().isEmpty()) {
            return Step.go(0);
        }
        String code = data.parent().get();
        Integer here = ids.get(code);
        return Optional.ofNullable(here)
                .or(() -> find(draft, code).map(Location::id))
                .map(Step::go)
                .orElseGet(() -> Step.stop(Say.no(Refusal.UNKNOWN_LOCATION, "location", code)));
    }

    private static Optional<Location> find(Draft draft, String code) {
        return draft.state().one(Location.class, Word.code(RowKind.LOCATION, code));
    }

    private static boolean holdsStock(Draft draft, int place) {
        for (Balance balance : draft.state().balancesAt(place)) {
            if (balance.quantity() != 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBelowItself(Draft draft, int id) {
        int above = parentOf(draft, id);
        for (int steps = 0; above != 0; steps++) {
            if (above == id || steps > ChainOperation.ROWS_MAX) {
                return true;
            }
            above = parentOf(draft, above);
        }
        return false;
    }

    private static int parentOf(Draft draft, int id) {
        return draft.row(Location.class, RowKey.of(RowKind.LOCATION, id))
                .map(Location::parent)
                .orElse(0);
    }
}
