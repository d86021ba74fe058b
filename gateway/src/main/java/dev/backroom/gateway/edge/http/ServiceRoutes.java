package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.HealthProbe;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.gateway.edge.token.SignIn;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.wire.Api;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Signing in, and what operators ask the program itself.
final class ServiceRoutes {

    private static final int PROBE_SECONDS = 2;
    private static final int DETAIL_MAX = 200;

    private final SignIn signIn;
    private final Guard guard;
    private final Bodies bodies;
    private final List<HealthProbe> probes;
    private final PrometheusMeterRegistry metrics;

    ServiceRoutes(
            SignIn signIn, Guard guard, Bodies bodies, List<HealthProbe> probes, PrometheusMeterRegistry metrics) {
        this.signIn = signIn;
        this.guard = guard;
        this.bodies = bodies;
        this.probes = List.copyOf(probes);
        this.metrics = metrics;
    }

    List<Route> routes() {
        return List.of(
                Route.post("/v1/token", Access.OPEN, this::token),
                Route.get("/health/live", Access.OPEN, exchange -> health(exchange, List.of())),
                Route.get("/health/ready", Access.OPEN, this::ready),
                Route.get("/metrics", Access.OPEN, this::metrics).giving(Media.METRICS));
    }

    private Future<Void> token(Exchange exchange) {
        exchange.responseHeader("cache-control", "no-store");
        return bodies.read(exchange, Api.Credentials.class)
                .compose(signIn::with)
                .compose(token -> exchange.json(200, token));
    }

    private Future<Void> ready(Exchange exchange) {
        List<Future<Api.HealthCheck>> checks =
                probes.stream().map(ServiceRoutes::ask).toList();
        return Future.join(checks)
                .map(_ -> checks.stream().map(Future::result).toList())
                .compose(answers -> health(exchange, answers));
    }

    private static Future<Api.HealthCheck> ask(HealthProbe probe) {
        return probe.probe()
                .get()
                .timeout(PROBE_SECONDS, TimeUnit.SECONDS)
                .map(detail -> new Api.HealthCheck(probe.name(), "UP", probe.needed(), cut(detail)))
                .otherwise(e ->
                        new Api.HealthCheck(probe.name(), "DOWN", probe.needed(), cut(String.valueOf(e.getMessage()))));
    }

    private static Future<Void> health(Exchange exchange, List<Api.HealthCheck> checks) {
        boolean up = checks.stream().allMatch(check -> check.status().equals("UP") || !check.needed());
        return exchange.json(up ? 200 : 503, new Api.Health(up ? "UP" : "DOWN", new ArrayList<>(checks)));
    }

    /// Who runs on this machine may look; everybody else needs a token of someone who runs things.
    private Future<Void> metrics(Exchange exchange) {
        if (!isLocal(exchange.request())
                && !guard.caller(exchange.header("Authorization").orElse(null))
                        .isAny(Role.ADMINISTRATOR, Role.INTEGRATOR)) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        return exchange.send(200, Media.METRICS, Buffer.buffer(metrics.scrape()));
    }

    private static boolean isLocal(HttpServerRequest request) {
        try {
            // A literal address: nothing is looked up.
            return InetAddress.getByName(request.remoteAddress().hostAddress()).isLoopbackAddress()
                    && request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null;
        } catch (UnknownHostException noAddress) {
            return false;
        }
    }

    private static String cut(String text) {
        return text.length() <= DETAIL_MAX ? text : text.substring(0, DETAIL_MAX);
    }
}
