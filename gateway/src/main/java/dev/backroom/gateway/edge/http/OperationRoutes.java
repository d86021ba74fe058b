package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Bytes;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Request;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Operations one by one: the sender's own number in the path, or an `Idempotency-Key`.
final class OperationRoutes {

    private final Lanes lanes;
    private final Submissions submissions;
    private final Telling telling;
    private final Numbering numbering;
    private final Bodies bodies;
    private final EdgeMeters meters;

    OperationRoutes(
            Lanes lanes,
            Submissions submissions,
            Telling telling,
            Numbering numbering,
            Bodies bodies,
            EdgeMeters meters) {
        this.lanes = lanes;
        this.telling = telling;
        this.submissions = submissions;
        this.numbering = numbering;
        this.bodies = bodies;
        this.meters = meters;
    }

    List<Route> routes() {
        return List.of(
                Route.put("/v1/stores/{store}/operations/{source}/{number}", Access.SIGNED_IN, this::put),
                Route.get("/v1/stores/{store}/operations/{source}/{number}", Access.STORE, this::get),
                Route.post("/v1/stores/{store}/operations", Access.SIGNED_IN, this::post));
    }

    private Future<Void> put(Exchange exchange) {
        long since = System.nanoTime();
        Submissions.To to = numbering.ofPath(exchange);
        return bodies.read(exchange)
                .compose(body -> submitted(to, body))
                .onSuccess(answer -> meters.answered(answer, since))
                .compose(answer -> Answers.send(exchange, answer));
    }

    private Future<Answer> submitted(Submissions.To to, Body body) {
        return switch (body) {
            case Body.Whole(Bytes bytes) ->
                submissions.submit(to, Reading.read(bytes.unsafe(), Request.class), bytes.unsafe());
            case Body.TooLarge(Bytes digest) ->
                submissions.refuse(
                        to, new Read.Bad<>(Refusal.TOO_LARGE, "", "bytes-max: " + bodies.limit()), digest.unsafe());
        };
    }

    private Future<Void> get(Exchange exchange) {
        StoreId store = exchange.store();
        int source = (int) Exchange.number("source", exchange.path("source"), 0, Integer.MAX_VALUE);
        long number = Exchange.number("number", exchange.path("number"), 1, Long.MAX_VALUE);
        boolean own = source == exchange.caller().claims().device();
        if (!own && !exchange.caller().seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        return lanes.answer(store, source, number)
                .map(answer -> known(answer, source, number))
                .compose(answer -> telling.told(store, exchange.caller(), answer))
                .compose(answer -> exchange.json(200, Answers.reply(answer, exchange.phrases())));
    }

    private static Answer known(Optional<Answer> answer, int source, long number) {
        return answer.orElseThrow(() -> Problem.of(
                Fault.NEVER_DECIDED, Map.of("source", Integer.toString(source), "number", Long.toString(number))));
    }

    /// Without a number there is nothing to keep an unreadable message under: it is a plain problem.
    private Future<Void> post(Exchange exchange) {
        long since = System.nanoTime();
        String key = Numbering.key(exchange, "Idempotency-Key");
        StoreId store = numbering.open(exchange.store());
        return bodies.read(exchange)
                .map(body -> Reading.read(bodies.whole(body), Request.class).orProblem())
                .compose(request -> numbered(exchange, store, key, request))
                .onSuccess(answer -> meters.answered(answer, since))
                .compose(answer -> Answers.send(exchange, answer));
    }

    private Future<Answer> numbered(Exchange exchange, StoreId store, String key, Request request) {
        return numbering
                .ofMessage(exchange.caller(), store, key, request.operation())
                .compose(to -> submissions.submit(to, new Read.Good<>(request), new byte[0]));
    }
}
