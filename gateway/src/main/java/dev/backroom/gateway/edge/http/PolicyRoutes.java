package dev.backroom.gateway.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Operation;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import dev.backroom.wire.Request;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Rules of governance: read from the chain's snapshot, set by an operation of its line.
final class PolicyRoutes {

    private final Submissions submissions;
    private final Numbering numbering;
    private final Bodies bodies;
    private final Supplier<Master> master;
    private final InstantSource clock;

    PolicyRoutes(
            Submissions submissions, Numbering numbering, Bodies bodies, Supplier<Master> master, InstantSource clock) {
        this.submissions = submissions;
        this.numbering = numbering;
        this.bodies = bodies;
        this.master = master;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/v1/policies", Access.SIGNED_IN, this::list),
                Route.get("/v1/policies/{name}", Access.SIGNED_IN, this::get).query("scope"),
                Route.put("/v1/policies/{name}", Access.SIGNED_IN, this::put).query("scope"));
    }

    private Future<Void> list(Exchange exchange) {
        Master now = master.get();
        List<JsonNode> items = now.policies().values().stream()
                .sorted(Comparator.comparing(MasterRow.Policy::name).thenComparing(MasterRow.Policy::scope))
                .map(PolicyRoutes::listed)
                .map(Lists::node)
                .toList();
        return exchange.compressed(new Api.Page(items, Optional.empty(), now.version()));
    }

    private Future<Void> get(Exchange exchange) {
        MasterRow.Policy policy = master.get()
                .policy(exchange.path("name"), exchange.query("scope").orElse(""))
                .orElseThrow(() -> Problem.of(
                        Fault.NOT_FOUND, Map.of("path", exchange.request().uri())));
        return exchange.json(200, listed(policy));
    }

    private static Listed.Policy listed(MasterRow.Policy policy) {
        return new Listed.Policy(policy.name(), policy.scope(), policy.revision(), policy.values());
    }

    private Future<Void> put(Exchange exchange) {
        return bodies.read(exchange)
                .map(body -> Reading.texts(bodies.whole(body)).orProblem())
                .map(values -> new ChainOperation.PutPolicy(
                        exchange.path("name"), exchange.query("scope").orElse(""), values))
                .compose(operation -> submitted(exchange, operation))
                .compose(answer -> Answers.send(exchange, Fields.OF_POLICY.in(answer)));
    }

    private Future<Answer> submitted(Exchange exchange, Operation operation) {
        return numbering
                .ofMessage(exchange.caller(), StoreId.CHAIN, message(exchange, operation), operation)
                .compose(to ->
                        submissions.submit(to, new Read.Good<>(Request.of(clock.instant(), operation)), new byte[0]));
    }

    /// The sender's id or, without one, what was asked and what it was asked of: a request that is sent twice before
    /// anything changed is one.
    private String message(Exchange exchange, Operation operation) {
        return exchange.header("Idempotency-Key").isPresent()
                ? Numbering.key(exchange, "Idempotency-Key")
                : "policy:" + Json.digest(operation) + "@" + master.get().version();
    }
}
