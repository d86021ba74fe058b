package dev.backroom.gateway.edge.live;

import dev.backroom.gateway.edge.http.Exchange;
import dev.backroom.gateway.edge.http.Route;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.edge.token.Claims;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The address of the live feed: who may open one, and on what.
public final class LiveRoute {

    private static final long HELLO_MILLIS = 5_000;

    private final Vertx vertx;
    private final Live live;
    private final Guard guard;
    private final Supplier<Master> master;
    private final Set<String> origins;

    /// @param origins of pages that may open a feed, besides those of this gateway itself
    public LiveRoute(Vertx vertx, Live live, Guard guard, Supplier<Master> master, Set<String> origins) {
        this.vertx = vertx;
        this.live = live;
        this.guard = guard;
        this.master = master;
        this.origins = origins;
    }

    public List<Route> routes() {
        return List.of(Route.get("/v1/live", Access.OPEN, this::open).query("store", "after", "scope"));
    }

    private Future<?> open(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        sameOrigin(request);
        StoreId store = store(exchange);
        long after = exchange.number("after", 0, 0, Long.MAX_VALUE);
        Optional<Scope> scope = exchange.query("scope").map(LiveRoute::scope);
        String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        Optional<Caller> caller = Optional.ofNullable(authorization).map(guard::caller);
        caller.ifPresent(known -> viewer(known, store, scope));
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw Problem.of(Fault.UPGRADE_NEEDED);
        }
        return request.toWebSocket().onSuccess(socket -> {
            if (caller.isPresent()) {
                begin(socket, caller.get(), store, scope, after);
            } else {
                awaitHello(socket, store, scope, after);
            }
        });
    }

    private void begin(ServerWebSocket socket, Caller caller, StoreId store, Optional<Scope> scope, long after) {
        live.begin(socket, new Live.Asked(store, viewer(caller, store, scope), caller.claims(), after));
    }

    /// Browsers cannot send headers with a WebSocket: the token may come as the first message instead.
    private void awaitHello(ServerWebSocket socket, StoreId store, Optional<Scope> scope, long after) {
        AtomicBoolean came = new AtomicBoolean();
        socket.exceptionHandler(_ -> socket.close());
        long timer = vertx.setTimer(HELLO_MILLIS, _ -> {
            if (!came.get()) {
                Feed.close(socket, LiveClose.NO_TOKEN);
            }
        });
        socket.textMessageHandler(text -> {
            if (came.compareAndSet(false, true)) {
                vertx.cancelTimer(timer);
                greeted(socket, text, store, scope, after);
            }
        });
    }

    private void greeted(ServerWebSocket socket, String text, StoreId store, Optional<Scope> scope, long after) {
        Optional<Api.LiveHello> hello = hello(text);
        if (hello.isEmpty()) {
            Feed.close(socket, LiveClose.UNREADABLE);
            return;
        }
        try {
            begin(socket, guard.ofToken(hello.get().token()), store, scope, after);
        } catch (Problem problem) {
            LiveClose why = problem.kind() instanceof Problem.Kind.OfFault(Fault fault) && fault.status() == 403
                    ? LiveClose.NOT_ALLOWED
                    : LiveClose.SIGNED_OUT;
            Feed.close(socket, why);
        }
    }

    static Optional<Api.LiveHello> hello(String text) {
        try {
            return Optional.ofNullable(Json.strict().readValue(text, Api.LiveHello.class));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    /// The claims of a token, none when it is not taken.
    static @Nullable Claims claims(Guard guard, Api.LiveHello hello) {
        try {
            return guard.ofToken(hello.token()).claims();
        } catch (Problem notTaken) {
            return null;
        }
    }

    /// @throws Problem when the caller may not see this store, or not in this scope
    private static Scope.Viewer viewer(Caller caller, StoreId store, Optional<Scope> wanted) {
        if (!caller.mayRead(store)) {
            throw Problem.of(Fault.OTHER_STORES_ONLY, Map.of("store", store.code()));
        }
        Scope scope = wanted.orElse(caller.seesStock() ? Scope.DESK : Scope.DEVICE);
        if (scope != Scope.DEVICE && !caller.seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        return new Scope.Viewer(
                scope, caller.claims().device(), caller.principal().actor(), false);
    }

    static boolean mayStill(Guard guard, Feed feed) {
        return guard.now(feed.claims())
                .filter(caller -> caller.mayRead(feed.hub().store()))
                .filter(caller -> feed.scope() == Scope.DEVICE || caller.seesStock())
                .isPresent();
    }

    private static Scope scope(String name) {
        return Scope.of(name)
                .orElseThrow(() -> Problem.of(Refusal.INVALID_VALUE, "scope", "one-of: desk, map, device"));
    }

    private StoreId store(Exchange exchange) {
        String code = exchange.query("store").orElseThrow(() -> Problem.of(Refusal.MISSING_FIELD, "store", ""));
        StoreId store = Exchange.store(code);
        if (!store.isChain() && !master.get().sites().containsKey(store.value())) {
            throw Problem.of(Fault.UNKNOWN_STORE, Map.of("store", code));
        }
        return store;
    }

    /// A page of another site must not read with the rights of whoever looks at it. Programs send no origin.
    private void sameOrigin(HttpServerRequest request) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || origins.contains(origin)) {
            return;
        }
        String host = String.valueOf(request.authority());
        if (!origin.equals("http://" + host) && !origin.equals("https://" + host)) {
            throw Problem.of(Fault.FOREIGN_ORIGIN, Map.of("origin", origin));
        }
    }
}
