package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.operation.Refusal;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What a barcode is in a store: asked of the store, and for a unit that it does not know of the others.
final class ScanRoutes {

    /// What may be done with goods that are not for this store.
    private static final List<String> SET_ASIDE = List.of("quarantine-goods", "hand-back");

    private final Lanes lanes;
    private final Signposts signposts;
    private final Bodies bodies;

    ScanRoutes(Lanes lanes, Signposts signposts, Bodies bodies) {
        this.lanes = lanes;
        this.signposts = signposts;
        this.bodies = bodies;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/stores/{store}/scan-checks", Access.STORE, this::scanCheck));
    }

    private Future<Void> scanCheck(Exchange exchange) {
        StoreId store = exchange.store();
        return bodies.read(exchange, Api.ScanCheck.class)
                .compose(asked -> lanes.read(
                        store, 0, (state, master) -> new ScanChecks(state, master, exchange.phrases()).check(asked)))
                .compose(found -> found.unknownUnit().isEmpty()
                        ? Future.succeededFuture(found.answer())
                        : elsewhere(exchange, store, found))
                .compose(answer -> exchange.json(200, answer));
    }

    private Future<Api.ScanAnswer> elsewhere(Exchange exchange, StoreId store, ScanChecks.Found found) {
        String sscc = found.unknownUnit().orElseThrow();
        return signposts
                .ofUnit(store, exchange.caller(), sscc)
                .map(other -> other.map(args -> otherStore(sscc, args, exchange.phrases()))
                        .orElse(found.answer()));
    }

    private static Api.ScanAnswer otherStore(String sscc, Map<String, String> args, Phrases phrases) {
        Map<String, String> facts = new TreeMap<>(Map.of("problem", Refusal.OTHER_STORE.name()));
        if (args.containsKey(Signposts.SITE)) {
            facts.put(Signposts.SITE, args.get(Signposts.SITE));
        }
        return new Api.ScanAnswer("unit", sscc, sscc, SET_ASIDE, facts, phrases.sentence(Refusal.OTHER_STORE, args));
    }
}
