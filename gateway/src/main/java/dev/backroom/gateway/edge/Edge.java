package dev.backroom.gateway.edge;

import dev.backroom.gateway.edge.http.Door;
import dev.backroom.gateway.edge.http.HttpEdge;
import dev.backroom.gateway.edge.http.Route;
import dev.backroom.gateway.edge.live.Live;
import dev.backroom.gateway.edge.live.LiveRoute;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.gateway.edge.token.Guesses;
import dev.backroom.gateway.edge.token.Proofs;
import dev.backroom.gateway.edge.token.SignIn;
import dev.backroom.gateway.edge.token.Tokens;
import dev.backroom.store.Master;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The listening side of a gateway: one port for HTTP and live feeds, served by as many event loops as are asked for.
public final class Edge {

    private static final int GRACE_SECONDS = 5;
    private static final int PROVING_THREADS = 2;
    private static final int LINE_BYTES_MAX = 4_096;
    private static final int FRAME_BYTES_MAX = 65_536;

    private final Vertx vertx;
    private final EdgeSettings settings;
    private final int loops;
    private final WorkerExecutor proving;
    private final Live live;
    private final Door door;
    private final AtomicInteger port = new AtomicInteger();
    private final List<String> deployments = new CopyOnWriteArrayList<>();

    /// @param loops event loops that take connections
    public Edge(Vertx vertx, EdgeSettings settings, EdgePorts ports, int loops) {
        this.vertx = vertx;
        this.settings = settings;
        this.loops = loops;
        this.proving = vertx.createSharedWorkerExecutor("backroom-proofs", PROVING_THREADS);
        Supplier<Master> master = ports.lanes()::master;
        Tokens tokens = new Tokens(settings.tokenKey(), settings.tokenLife());
        Guard guard = new Guard(tokens, master, ports.clock());
        Proofs proofs = new Proofs(
                ports.credentials(), new Guesses(ports.clock()), proving, master, ports.lanes()::newestMaster);
        SignIn signIn = new SignIn(proofs, tokens, master, ports.clock());
        this.live = new Live(ports, settings.limits(), guard);
        LiveRoute liveRoute = new LiveRoute(vertx, live, guard, master, settings.origins());
        this.door = new HttpEdge(vertx, ports, settings.limits()).door(guard, proofs, signIn, liveRoute.routes());
    }

    /// @return the port that is listened on
    public Future<Integer> start() {
        return vertx.deployVerticle(live)
                .onSuccess(deployments::add)
                .compose(_ -> vertx.deployVerticle(Listener::new, new DeploymentOptions().setInstances(loops)))
                .onSuccess(deployments::add)
                .map(_ -> port.get());
    }

    /// Ends feeds, takes no more connections, and gives what is on its way a moment to end.
    public Future<Void> stop() {
        Future<Void> ended = Future.succeededFuture();
        for (String deployment : deployments) {
            ended = ended.transform(_ -> vertx.undeploy(deployment));
        }
        return ended.transform(_ -> proving.close());
    }

    /// What there is to ask for.
    public List<Route> routes() {
        return door.routes().all();
    }

    private HttpServerOptions options() {
        EdgeLimits limits = settings.limits();
        HttpServerOptions options = new HttpServerOptions()
                .setHost(settings.host())
                .setPort(settings.port() == 0 ? anyPort() : settings.port())
                .setIdleTimeout((int) limits.idle().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxHeaderSize(limits.headerBytes())
                .setMaxInitialLineLength(LINE_BYTES_MAX)
                .setMaxWebSocketFrameSize(FRAME_BYTES_MAX)
                .setMaxWebSocketMessageSize(FRAME_BYTES_MAX)
                .setHandle100ContinueAutomatically(true)
                .setHttp2ClearTextEnabled(false)
                .setTcpNoDelay(true);
        settings.tls()
                .ifPresent(tls -> options.setSsl(true)
                        .setKeyCertOptions(new PemKeyCertOptions()
                                .setCertPath(tls.certificate())
                                .setKeyPath(tls.key())));
        return options;
    }

    /// Listeners with the same negative number share one free port; another edge of this program gets another.
    private int anyPort() {
        return -1 - (System.identityHashCode(this) & Short.MAX_VALUE);
    }

    /// One event loop's share of the connections.
    private final class Listener extends VerticleBase {
        private @Nullable HttpServer server;

        @Override
        public Future<?> start() {
            return vertx.createHttpServer(options())
                    .requestHandler(door::handle)
                    .invalidRequestHandler(door::handleInvalid)
                    .listen()
                    .onSuccess(this::listening);
        }

        private void listening(HttpServer listening) {
            server = listening;
            port.set(listening.actualPort());
        }

        @Override
        public Future<?> stop() {
            return server == null ? Future.succeededFuture() : server.shutdown(GRACE_SECONDS, TimeUnit.SECONDS);
        }
    }
}
