package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.EdgeLimits;
import dev.backroom.gateway.edge.EdgePorts;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.gateway.edge.token.Proofs;
import dev.backroom.gateway.edge.token.SignIn;
import dev.backroom.store.Master;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Everything that is there by HTTP, put together.
public final class HttpEdge {

    private final EdgePorts ports;
    private final EdgeLimits limits;
    private final Bodies bodies;
    private final Bodies batchBodies;
    private final Supplier<Master> master;
    private final EdgeMeters meters;

    public HttpEdge(Vertx vertx, EdgePorts ports, EdgeLimits limits) {
        this.ports = ports;
        this.limits = limits;
        this.bodies = new Bodies(vertx, limits.bodyBytes(), limits.bodyWait());
        this.batchBodies = new Bodies(vertx, limits.batchBytes(), limits.bodyWait());
        this.master = ports.lanes()::master;
        this.meters = new EdgeMeters(ports.metrics());
    }

    /// @param more routes of other kinds, such as the live feed
    public Door door(Guard guard, Proofs proofs, SignIn signIn, List<Route> more) {
        Signposts signposts = new Signposts(ports.lanes(), ports.elsewhere(), ports.clock());
        People people = new People(ports.credentials(), master, ports.clock());
        Telling telling = new Telling(signposts, people, new Blindfold(master));
        Submissions submissions = new Submissions(ports.lanes(), proofs, telling, ports.clock());
        Numbering numbering = new Numbering(ports.inbox(), master);
        List<Route> routes = new ArrayList<>(more);
        routes.addAll(new OperationRoutes(ports.lanes(), submissions, telling, numbering, bodies, meters).routes());
        routes.addAll(new BatchRoute(submissions, numbering, batchBodies, meters, limits.batchLines()).routes());
        routes.addAll(new FeedRoutes(submissions, numbering, bodies, master, ports.clock()).routes());
        routes.addAll(new PolicyRoutes(submissions, numbering, bodies, master, ports.clock()).routes());
        routes.addAll(new Lists(ports.lanes(), limits.pageMax()).routes());
        EventRoutes events = new EventRoutes(ports.lanes(), ports.events(), telling, limits.pageMax());
        routes.addAll(events.routes());
        routes.addAll(new CaseRoutes(ports, events, limits.pageMax()).routes());
        routes.addAll(new PostingRoutes(ports.lanes(), ports.outbox(), limits.pageMax()).routes());
        routes.addAll(new ServiceRoutes(signIn, guard, bodies, ports.probes(), ports.metrics()).routes());
        routes.addAll(new ScanRoutes(ports.lanes(), signposts, bodies).routes());
        routes.addAll(new PageRoutes().routes());
        return new Door(
                new Routes(routes), guard, new RateLimits(ports.clock(), limits.requestsPerSecond()), master, meters);
    }
}
