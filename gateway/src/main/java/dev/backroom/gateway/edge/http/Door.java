package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Languages;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.gateway.lane.NotThereYet;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Outside;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where every request comes in: finds its route, who sent it and whether they may, and sees to it that each gets an
/// answer. Does not log requests; what fails inside is logged with its cause.
public final class Door {

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);

    private final Routes routes;
    private final Guard guard;
    private final RateLimits rates;
    private final Supplier<Master> master;
    private final EdgeMeters meters;
    private final Languages languages = new Languages();

    Door(Routes routes, Guard guard, RateLimits rates, Supplier<Master> master, EdgeMeters meters) {
        this.routes = routes;
        this.guard = guard;
        this.rates = rates;
        this.master = master;
        this.meters = meters;
    }

    public Routes routes() {
        return routes;
    }

    public void handle(HttpServerRequest request) {
        Phrases phrases = languages.wished(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
        try {
            Routes.Match.Found found = found(request);
            Exchange exchange = admitted(request, found, phrases);
            found.route().handler().answer(exchange).onFailure(e -> fail(exchange, e));
        } catch (RuntimeException e) {
            fail(new Exchange(request, Map.of(), phrases, null), e);
        }
    }

    /// What is no HTTP that we can read. The connection ends with it.
    public void handleInvalid(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        Fault fault = switch (cause) {
            case TooLongHttpLineException _ -> Fault.URI_TOO_LONG;
            case TooLongFrameException _ -> Fault.HEADERS_TOO_LARGE;
            case null, default -> Fault.BROKEN_REQUEST;
        };
        Exchange exchange = new Exchange(request, Map.of(), languages.wished(null), null);
        exchange.responseHeader("connection", "close");
        problem(exchange, Problem.of(fault))
                .onComplete(_ -> request.connection().close());
    }

    private Routes.Match.Found found(HttpServerRequest request) {
        String path = request.path();
        return switch (routes.match(request.method(), path == null ? "" : path)) {
            case Routes.Match.Found found -> found;
            case Routes.Match.OtherMethods(String allow) -> {
                request.response().putHeader(HttpHeaders.ALLOW, allow);
                throw Problem.of(
                        Fault.METHOD_NOT_ALLOWED,
                        Map.of("method", request.method().name(), "allow", allow));
            }
            case Routes.Match.Nothing _ -> throw Problem.of(Fault.NOT_FOUND, Map.of("path", String.valueOf(path)));
        };
    }

    private Exchange admitted(HttpServerRequest request, Routes.Match.Found found, Phrases phrases) {
        Route route = found.route();
        Caller caller = route.access() == Access.OPEN ? null : caller(request);
        if (!Media.accepts(request.getHeader(HttpHeaders.ACCEPT), route.gives())) {
            throw Problem.of(Fault.NOT_ACCEPTABLE, Map.of("offered", String.join(" or ", route.gives())));
        }
        if (!route.takes().isEmpty() && !isPlain(request, route)) {
            throw Problem.of(Fault.UNSUPPORTED_MEDIA_TYPE, Map.of("expected", String.join(" or ", route.takes())));
        }
        if (request.query() != null) {
            known(request, route);
        }
        if (caller != null) {
            found.parameters().forEach(Door::keepable);
        }
        Exchange exchange = new Exchange(request, found.parameters(), phrases, caller);
        if (route.access() == Access.STORE) {
            readable(exchange, exchange.store());
        }
        return exchange;
    }

    /// Bodies come as they are: what is packed cannot be bounded before it is unpacked.
    private static boolean isPlain(HttpServerRequest request, Route route) {
        return Media.isOneOf(request.getHeader(HttpHeaders.CONTENT_TYPE), route.takes())
                && !request.headers().contains(HttpHeaders.CONTENT_ENCODING);
    }

    private Caller caller(HttpServerRequest request) {
        Caller caller = guard.caller(request.getHeader(HttpHeaders.AUTHORIZATION));
        int wait = rates.secondsToWait(caller.claims().caller());
        if (wait > 0) {
            request.response()
                    .putHeader("RateLimit-Policy", "\"caller\";q=" + rates.perSecond() + ";w=1")
                    .putHeader("RateLimit", "\"caller\";r=0;t=" + wait);
            throw Problem.later(Fault.RATE_LIMITED, wait);
        }
        return caller;
    }

    private static void known(HttpServerRequest request, Route route) {
        MultiMap query = query(request);
        for (String name : query.names()) {
            if (!route.query().contains(name)) {
                throw Problem.of(Refusal.UNKNOWN_FIELD, name, "");
            }
            List<String> values = query.getAll(name);
            if (values.size() > 1) {
                throw Problem.of(Refusal.INVALID_VALUE, name, "only-once");
            }
            values.forEach(value -> keepable(name, value));
        }
    }

    private static MultiMap query(HttpServerRequest request) {
        try {
            return request.params();
        } catch (IllegalArgumentException badEscape) {
            throw Problem.of(Refusal.INVALID_VALUE, "query", Outside.UNKEEPABLE);
        }
    }

    /// What is decoded from an address is a text like those in a body.
    private static void keepable(String name, String value) {
        if (!Outside.canBeKept(value)) {
            throw Problem.of(Refusal.INVALID_VALUE, name, Outside.UNKEEPABLE);
        }
    }

    private void readable(Exchange exchange, StoreId store) {
        if (!store.isChain() && !master.get().sites().containsKey(store.value())) {
            throw Problem.of(Fault.UNKNOWN_STORE, Map.of("store", store.code()));
        }
        if (!exchange.caller().mayRead(store)) {
            throw Problem.of(Fault.OTHER_STORES_ONLY, Map.of("store", store.code()));
        }
    }

    private void fail(Exchange exchange, Throwable failure) {
        if (failure instanceof HttpClosedException) {
            LOG.debug(
                    "{}: the sender went away before its body had come",
                    exchange.request().path());
            return;
        }
        if (exchange.request().response().ended()) {
            LOG.warn("failed after the answer was sent", failure);
            return;
        }
        Problem problem = problemOf(exchange, failure);
        if (isKind(problem, Fault.NOT_SIGNED_IN, Fault.TOKEN_INVALID, Fault.TOKEN_EXPIRED, Fault.REVOKED)) {
            exchange.responseHeader("www-authenticate", "Bearer realm=\"backroom\"");
        }
        if (isKind(problem, Fault.BROKEN_REQUEST)) {
            // The connection is about to be closed under us: only what is flushed by a closing of ours still goes
            // out.
            exchange.responseHeader("connection", "close");
            problem(exchange, problem);
            exchange.request().connection().close();
        } else if (isKind(problem, Fault.REQUEST_TIMEOUT)) {
            exchange.responseHeader("connection", "close");
            problem(exchange, problem)
                    .onComplete(_ -> exchange.request().connection().close());
        } else {
            problem(exchange, problem);
        }
    }

    private static Problem problemOf(Exchange exchange, Throwable failure) {
        return switch (failure) {
            case Problem problem -> problem;
            case NotThereYet early ->
                Problem.of(
                        Fault.NOT_THERE_YET,
                        Map.of(
                                "store", exchange.path("store"),
                                "at", Long.toString(early.at()),
                                "wanted", exchange.query("at").orElse("?")));
            default -> {
                LOG.error("{} failed", exchange.request().path(), failure);
                yield Problem.of(Fault.FAILED);
            }
        };
    }

    private static boolean isKind(Problem problem, Fault... faults) {
        for (Fault fault : faults) {
            if (problem.kind() instanceof Problem.Kind.OfFault(Fault same) && same == fault) {
                return true;
            }
        }
        return false;
    }

    private Future<Void> problem(Exchange exchange, Problem problem) {
        meters.problem(slug(problem));
        return Answers.send(exchange, problem);
    }

    private static String slug(Problem problem) {
        return switch (problem.kind()) {
            case Problem.Kind.OfFault(Fault fault) -> fault.slug();
            case Problem.Kind.OfRefusal(Refusal refusal, String _) -> refusal.slug();
        };
    }
}
