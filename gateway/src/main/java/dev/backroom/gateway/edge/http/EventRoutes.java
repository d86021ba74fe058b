package dev.backroom.gateway.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Ends;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Body;
import dev.backroom.wire.Listed;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/// A store's log: its events in order, and whether they are still the ones that were written.
final class EventRoutes {

    private static final int VERIFIED_AT_ONCE = 5_000;

    private final Lanes lanes;
    private final EventReader events;
    private final Telling telling;
    private final int pageMax;

    EventRoutes(Lanes lanes, EventReader events, Telling telling, int pageMax) {
        this.lanes = lanes;
        this.events = events;
        this.telling = telling;
        this.pageMax = pageMax;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/stores/{store}/events", Access.STORE, this::list).query("at", "after", "limit"),
                Route.get("/v1/stores/{store}/verify", Access.STORE, this::verify)
                        .query("after", "limit"));
    }

    private Future<Void> list(Exchange exchange) {
        StoreId store = exchange.store();
        long after = exchange.number("after", 0, 0, Long.MAX_VALUE);
        int limit = Lists.limit(exchange, pageMax);
        return lanes.read(store, Lists.at(exchange), (state, _) -> state.head().number())
                .compose(at -> events.after(store, after, limit).compose(found -> page(exchange, found, limit, at)))
                .compose(exchange::compressed);
    }

    private Future<Api.Page> page(Exchange exchange, List<Event> events, int limit, long at) {
        List<Future<Listed.Event>> listed =
                events.stream().map(event -> told(exchange, event)).toList();
        return Future.all(listed)
                .map(_ -> page(events, listed.stream().map(Future::result).toList(), limit, at));
    }

    /// An event as whoever asks may see it.
    Future<Listed.Event> told(Exchange exchange, Event event) {
        return told(exchange, listed(exchange.caller(), event));
    }

    private Future<Listed.Event> told(Exchange exchange, Listed.Event event) {
        return event.outcome().isEmpty()
                ? Future.succeededFuture(event)
                : telling.told(
                                exchange.store(),
                                exchange.caller(),
                                event.outcome().get())
                        .map(outcome -> new Listed.Event(
                                event.number(),
                                event.time(),
                                event.source(),
                                event.key(),
                                event.type(),
                                event.operation(),
                                Optional.of(outcome),
                                event.rows()));
    }

    private static Api.Page page(List<Event> events, List<Listed.Event> listed, int limit, long at) {
        List<JsonNode> items = listed.stream().map(Lists::node).toList();
        Optional<String> next = events.size() < limit
                ? Optional.empty()
                : Optional.of(Long.toString(events.getLast().number()));
        return new Api.Page(items, next, at);
    }

    /// Whoever may not see what is on hand gets the envelope of each event, and the operation of their own.
    private static Listed.Event listed(Caller caller, Event event) {
        boolean own = event.source() == caller.claims().device() && event.source() != 0;
        if (!caller.seesStock() && !own) {
            return new Listed.Event(
                    event.number(),
                    event.time(),
                    event.source(),
                    event.key(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of());
        }
        Body body = Body.of(event);
        return new Listed.Event(
                event.number(),
                event.time(),
                event.source(),
                event.key(),
                Optional.of(body.type()),
                Optional.of(body.op()),
                Optional.of(body.out()),
                caller.seesStock() ? body.rows() : List.of());
    }

    private Future<Void> verify(Exchange exchange) {
        if (!exchange.caller().seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        StoreId store = exchange.store();
        long after = exchange.number("after", 0, 0, Long.MAX_VALUE);
        int limit = (int) exchange.number("limit", VERIFIED_AT_ONCE, 1, VERIFIED_AT_ONCE);
        Future<Head> head = events.head(store);
        Future<Optional<Event>> before =
                after == 0 ? Future.succeededFuture(Optional.empty()) : events.at(store, after);
        Future<List<Event>> found = events.after(store, after, limit);
        Future<Ends> ends = events.ends(store);
        return Future.all(head, before, found, ends)
                .map(_ -> {
                    Bytes hash = before.result()
                            .map(Event::hash)
                            .or(() -> ends.result().at(after))
                            .orElse(after == 0 ? Head.START.hash() : Bytes.EMPTY);
                    return verified(store, new Start(after, hash, ends.result()), head.result(), found.result());
                })
                .compose(exchange::compressed);
    }

    /// Where verifying begins.
    private record Start(long after, Bytes hash, Ends ends) {}

    private static Api.Verified verified(StoreId store, Start start, Head head, List<Event> events) {
        Bytes hash = start.hash;
        long number = start.after;
        Optional<Long> broken = Optional.empty();
        for (Event event : events) {
            Optional<Bytes> link = start.ends.linked(event.number(), number, hash);
            if (link.isEmpty() || !event.follows(link.get())) {
                broken = Optional.of(number + 1);
                break;
            }
            number = event.number();
            hash = event.hash();
        }
        boolean end = broken.isPresent() || number >= head.number() || events.isEmpty();
        return new Api.Verified(
                store.code(),
                broken.isPresent() || events.isEmpty()
                        ? start.after + 1
                        : events.getFirst().number(),
                number,
                head.number(),
                hash.hex(),
                broken,
                end ? Optional.empty() : Optional.of(number));
    }
}
