package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Answer;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.SetupOperation;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Request;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What other systems tell: master data, orders and shipping notices, told apart by the sender's own message id.
final class FeedRoutes {

    /// Operations by the name that feeds use for them.
    static final Map<String, Class<? extends Operation>> KINDS = Map.of(
            "items", ChainOperation.PutItems.class,
            "bundles", ChainOperation.PutBundle.class,
            "vendors", ChainOperation.PutVendor.class,
            "sites", ChainOperation.PutSite.class,
            "locations", SetupOperation.PutLocations.class,
            "orders", SetupOperation.PutOrder.class,
            "notices", SetupOperation.PutNotice.class);

    private final Submissions submissions;
    private final Numbering numbering;
    private final Bodies bodies;
    private final Supplier<Master> master;
    private final InstantSource clock;

    FeedRoutes(
            Submissions submissions, Numbering numbering, Bodies bodies, Supplier<Master> master, InstantSource clock) {
        this.submissions = submissions;
        this.numbering = numbering;
        this.bodies = bodies;
        this.master = master;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(Route.post("/v1/feeds/{source}/{kind}", Access.SIGNED_IN, this::post)
                .query("store"));
    }

    private Future<Void> post(Exchange exchange) {
        own(exchange.caller(), exchange.path("source"));
        Class<? extends Operation> type = KINDS.get(exchange.path("kind"));
        if (type == null) {
            throw Problem.of(Fault.NOT_FOUND, Map.of("path", exchange.request().path()));
        }
        String code = exchange.query("store").orElseThrow(() -> Problem.of(Refusal.MISSING_FIELD, "store", ""));
        StoreId store = numbering.open(Exchange.store(code));
        String message = Numbering.key(exchange, "Message-Id");
        return bodies.read(exchange)
                .map(body -> Reading.untyped(bodies.whole(body), type).orProblem())
                .compose(operation -> submitted(exchange.caller(), store, message, operation))
                .compose(answer -> Answers.send(exchange, Fields.OF_FEED.in(answer)));
    }

    private Future<Answer> submitted(Caller caller, StoreId store, String message, Operation operation) {
        return numbering
                .ofMessage(caller, store, message, operation)
                .compose(to ->
                        submissions.submit(to, new Read.Good<>(Request.of(clock.instant(), operation)), new byte[0]));
    }

    /// A feed is named by the number of its enrolment or by what people call it.
    private void own(Caller caller, String source) {
        int device = caller.claims().device();
        Optional<String> name =
                Optional.ofNullable(master.get().devices().get(device)).map(MasterRow.Device::name);
        if (!source.equals(Integer.toString(device))
                && !name.filter(source::equals).isPresent()) {
            throw Problem.of(Fault.FOREIGN_NUMBER, Map.of("device", Integer.toString(device), "source", source));
        }
    }
}
