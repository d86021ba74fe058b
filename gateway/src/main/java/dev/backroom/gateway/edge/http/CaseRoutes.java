package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.EdgePorts;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyKind;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The desk's cases: which there are, and of each what led to it and what each way to end it would bring about.
final class CaseRoutes {

    private static final String OVERDUE = "overdue";

    private final EdgePorts ports;
    private final EventRoutes events;
    private final int pageMax;

    CaseRoutes(EdgePorts ports, EventRoutes events, int pageMax) {
        this.ports = ports;
        this.events = events;
        this.pageMax = pageMax;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/stores/{store}/discrepancies", Access.STORE, this::list)
                        .query("at", "after", "limit", "state", "kind", OVERDUE),
                Route.get("/v1/stores/{store}/discrepancies/{id}", Access.STORE, this::one)
                        .query("at"));
    }

    private static Caller desk(Exchange exchange) {
        if (!exchange.caller().seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        return exchange.caller();
    }

    private Future<Void> list(Exchange exchange) {
        desk(exchange);
        StoreId store = exchange.store();
        Predicate<Discrepancy> wanted = wanted(exchange);
        String after = exchange.query("after").orElse("");
        int limit = Lists.limit(exchange, pageMax);
        return ports.lanes()
                .read(store, Lists.at(exchange), (state, master) -> {
                    Cursor.Behind<Discrepancy> found = Cursor.pick(
                            state.rows().stream()
                                    .map(Held::row)
                                    .filter(Discrepancy.class::isInstance)
                                    .map(Discrepancy.class::cast)
                                    .filter(wanted),
                            row -> Cursor.of(row.id(), 0),
                            after,
                            limit);
                    Naming naming = new Naming(state, master);
                    return PlaceLists.part(
                            state,
                            found.rows().stream()
                                    .map(row -> Endings.listed(naming, row))
                                    .toList(),
                            found.next());
                })
                .compose(part -> exchange.compressed(Lists.page(part)));
    }

    private Predicate<Discrepancy> wanted(Exchange exchange) {
        Optional<DiscrepancyState> state = word(exchange, "state", DiscrepancyState.values());
        Optional<DiscrepancyKind> kind = word(exchange, "kind", DiscrepancyKind.values());
        boolean overdue = exchange.query(OVERDUE).isPresent();
        if (overdue && !exchange.query(OVERDUE).equals(Optional.of("true"))) {
            throw Problem.of(Refusal.INVALID_VALUE, OVERDUE, "one-of: true");
        }
        Instant now = ports.clock().instant();
        return row -> state.filter(wanted -> wanted != row.state()).isEmpty()
                && kind.filter(wanted -> wanted != row.kind()).isEmpty()
                && (!overdue
                        || (row.state() == DiscrepancyState.OPEN && row.due().isBefore(now)));
    }

    private static <E extends Enum<E>> Optional<E> word(Exchange exchange, String name, E[] words) {
        Optional<String> wanted = exchange.query(name);
        Optional<E> word = wanted.flatMap(text ->
                Arrays.stream(words).filter(one -> one.name().equals(text)).findFirst());
        if (wanted.isPresent() && word.isEmpty()) {
            throw Problem.of(
                    Refusal.INVALID_VALUE,
                    name,
                    "one-of: "
                            + String.join(
                                    ", ", Arrays.stream(words).map(Enum::name).toList()));
        }
        return word;
    }

    private Future<Void> one(Exchange exchange) {
        Caller caller = desk(exchange);
        StoreId store = exchange.store();
        int id = (int) Exchange.number("id", exchange.path("id"), 1, Integer.MAX_VALUE);
        Instant now = ports.clock().instant();
        return ports.lanes()
                .read(store, Lists.at(exchange), (state, master) -> {
                    Discrepancy about = found(state, id);
                    Naming naming = new Naming(state, master);
                    return new Listed.Case(
                            Endings.listed(naming, about),
                            Optional.empty(),
                            new Endings(naming, caller, now).of(about),
                            state.head().number());
                })
                .compose(found -> ports.events()
                        .at(store, found.about().event())
                        .compose(event -> told(exchange, event))
                        .map(event -> new Listed.Case(found.about(), event, found.endings(), found.at())))
                .compose(exchange::compressed);
    }

    private Future<Optional<Listed.Event>> told(Exchange exchange, Optional<Event> event) {
        return event.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : events.told(exchange, event.get()).map(Optional::of);
    }

    private static Discrepancy found(Store state, int id) {
        return state.row(Discrepancy.class, RowKey.of(RowKind.DISCREPANCY, id))
                .orElseThrow(() -> Problem.of(Fault.NOT_FOUND));
    }
}
