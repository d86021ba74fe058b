package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.Outbox;
import dev.backroom.gateway.log.Unsent;
import dev.backroom.operation.Refusal;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What other systems could not be told of a store.
final class PostingRoutes {

    private final Lanes lanes;
    private final Outbox outbox;
    private final int pageMax;

    PostingRoutes(Lanes lanes, Outbox outbox, int pageMax) {
        this.lanes = lanes;
        this.outbox = outbox;
        this.pageMax = pageMax;
    }

    List<Route> routes() {
        return List.of(Route.get("/v1/stores/{store}/postings", Access.STORE, this::list)
                .query("after", "limit", "state"));
    }

    private Future<Void> list(Exchange exchange) {
        if (!exchange.caller().seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        StoreId store = exchange.store();
        String state = exchange.query("state").orElse("");
        if (!state.isEmpty()
                && Arrays.stream(Unsent.State.values())
                        .noneMatch(known -> known.name().equals(state))) {
            throw Problem.of(Refusal.INVALID_VALUE, "state", state);
        }
        Cursor after = exchange.query("after").map(PostingRoutes::cursor).orElse(Cursor.of(0, 0));
        int limit = Lists.limit(exchange, pageMax);
        return lanes.read(store, 0, (at, _) -> at.head().number())
                .compose(at -> outbox.list(
                                store,
                                state,
                                after.key().getFirst(),
                                after.key().getLast().intValue(),
                                limit)
                        .map(found -> Lists.page(new Lists.Part(
                                found.stream().map(PostingRoutes::listed).toList(), next(found, limit), at))))
                .compose(exchange::compressed);
    }

    private static Cursor cursor(String text) {
        Cursor read = Cursor.parse(text);
        if (read.key().size() != 2 || read.key().getLast() > Integer.MAX_VALUE) {
            throw Problem.of(Refusal.INVALID_VALUE, "after", "kind-cursor");
        }
        return read;
    }

    private static Optional<String> next(List<Outbox.Listed> found, int limit) {
        if (found.size() < limit) {
            return Optional.empty();
        }
        Unsent.Key last = found.getLast().unsent().key();
        return Optional.of(Cursor.of(last.event(), last.line()).text());
    }

    private static Listed.Posting listed(Outbox.Listed row) {
        Unsent unsent = row.unsent();
        return new Listed.Posting(
                unsent.key().name(),
                row.target(),
                unsent.document(),
                unsent.state().name(),
                unsent.attempts(),
                unsent.since(),
                unsent.state() == Unsent.State.RETRYING ? Optional.of(unsent.next()) : Optional.empty(),
                unsent.trouble());
    }
}
