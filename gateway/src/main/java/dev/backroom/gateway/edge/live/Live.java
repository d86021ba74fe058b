package dev.backroom.gateway.edge.live;

import dev.backroom.gateway.edge.EdgeLimits;
import dev.backroom.gateway.edge.EdgePorts;
import dev.backroom.gateway.edge.token.Claims;
import dev.backroom.gateway.edge.token.Guard;
import dev.backroom.gateway.log.Committed;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import io.micrometer.core.instrument.Gauge;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the hubs of the stores that are watched, and the feeds on them: one event loop for all.
public final class Live extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(Live.class);

    /// Commits within this time are sent together.
    private static final long PACE_MILLIS = 15;
    /// How soon a taken right or a commit elsewhere is noticed.
    private static final long LOOK_MILLIS = 500;

    private final EdgePorts ports;
    private final EdgeLimits limits;
    private final Guard guard;
    /// Read by lanes: commits of stores that nobody watches cost nothing.
    private final Set<StoreId> watched = ConcurrentHashMap.newKeySet();
    private final Map<StoreId, Hub> hubs = new HashMap<>();
    private final Set<Hub> changed = new HashSet<>();
    private final Map<Integer, Integer> byCaller = new HashMap<>();
    private final List<Feed> feeds = new ArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private boolean paced;
    private long pinged;

    public Live(EdgePorts ports, EdgeLimits limits, Guard guard) {
        this.ports = ports;
        this.limits = limits;
        this.guard = guard;
        Gauge.builder("backroom.live.feeds", open, AtomicInteger::get)
                .description("live feeds that are open")
                .register(ports.metrics());
    }

    @Override
    public Future<?> start() {
        ports.lanes().onCommit(this::committed);
        vertx.setPeriodic(LOOK_MILLIS, _ -> look());
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        List.copyOf(feeds).forEach(feed -> feed.end(LiveClose.FAILED));
        return Future.succeededFuture();
    }

    /// What a reader asked for.
    record Asked(StoreId store, Scope.Viewer viewer, Claims claims, long after) {}

    /// Begins a feed. May be called from any thread.
    void begin(ServerWebSocket socket, Asked asked) {
        context.runOnContext(_ -> admit(socket, asked));
    }

    private void admit(ServerWebSocket socket, Asked asked) {
        int caller = asked.claims().caller();
        if (feeds.size() >= limits.feeds() || byCaller.getOrDefault(caller, 0) >= limits.feedsPerCaller()) {
            Feed.close(socket, LiveClose.TOO_MANY);
            return;
        }
        Hub hub = hubs.computeIfAbsent(asked.store(), store -> new Hub(store, ports.events()));
        watched.add(asked.store());
        Feed feed = new Feed(
                socket,
                hub,
                new Feed.Origin(ports.lanes(), ports.events()),
                asked.viewer(),
                asked.claims(),
                asked.after());
        feeds.add(feed);
        open.set(feeds.size());
        byCaller.merge(caller, 1, Integer::sum);
        hub.add(feed);
        listen(socket, feed);
        hub.refresh().onSuccess(_ -> feed.pump()).onFailure(e -> refused(feed, e));
    }

    private static void refused(Feed feed, Throwable cause) {
        LOG.warn("a live feed of store {} cannot begin", feed.hub().store(), cause);
        feed.end(LiveClose.FAILED);
    }

    /// The socket's own calls come on its event loop and go on on ours.
    private void listen(ServerWebSocket socket, Feed feed) {
        try {
            socket.setWriteQueueMaxSize(limits.feedBytes());
            socket.drainHandler(_ -> context.runOnContext(_ -> feed.drained()));
            socket.pongHandler(_ -> context.runOnContext(_ -> feed.answered()));
            socket.textMessageHandler(text -> context.runOnContext(_ -> said(feed, text)));
            socket.exceptionHandler(_ -> socket.close());
            socket.closeHandler(_ -> context.runOnContext(_ -> forget(feed)));
        } catch (IllegalStateException closedMeanwhile) {
            forget(feed);
        }
        if (socket.isClosed()) {
            forget(feed);
        }
    }

    /// A reader may sign in again on the open feed.
    private void said(Feed feed, String text) {
        LiveRoute.hello(text)
                .map(hello -> LiveRoute.claims(guard, hello))
                .filter(claims -> claims.caller() == feed.claims().caller()
                        && claims.person() == feed.claims().person())
                .ifPresentOrElse(feed::renew, () -> feed.end(LiveClose.UNREADABLE));
    }

    private void forget(Feed feed) {
        feed.ended();
        if (!feeds.remove(feed)) {
            return;
        }
        open.set(feeds.size());
        byCaller.computeIfPresent(feed.claims().caller(), (_, count) -> count == 1 ? null : count - 1);
        Hub hub = feed.hub();
        hub.remove(feed);
        if (hub.isEmpty()) {
            hubs.remove(hub.store());
            watched.remove(hub.store());
        }
    }

    /// Called by a lane after its commit.
    private void committed(List<Committed> events) {
        boolean chain = false;
        Map<StoreId, List<Event>> wanted = new HashMap<>();
        for (Committed one : events) {
            Event event = one.event();
            chain |= event.store().isChain();
            if (watched.contains(event.store())) {
                wanted.computeIfAbsent(event.store(), _ -> new ArrayList<>()).add(event);
            }
        }
        if (!wanted.isEmpty()) {
            context.runOnContext(_ -> take(wanted));
        }
        if (chain && open.get() > 0) {
            context.runOnContext(_ -> checkAll());
        }
    }

    private void take(Map<StoreId, List<Event>> events) {
        events.forEach((store, committed) -> {
            Hub hub = hubs.get(store);
            if (hub != null) {
                hub.committed(committed);
                changed.add(hub);
            }
        });
        if (!paced) {
            paced = true;
            send();
            vertx.setTimer(PACE_MILLIS, _ -> paceEnded());
        }
    }

    private void paceEnded() {
        paced = false;
        if (!changed.isEmpty()) {
            paced = true;
            send();
            vertx.setTimer(PACE_MILLIS, _ -> paceEnded());
        }
    }

    private void send() {
        List<Hub> now = List.copyOf(changed);
        changed.clear();
        now.forEach(Hub::pump);
    }

    private void look() {
        checkAll();
        for (Hub hub : List.copyOf(hubs.values())) {
            hub.refresh().onFailure(e -> LOG.warn("the log of store {} cannot be read", hub.store(), e));
        }
        long now = ports.clock().millis();
        if (now - pinged >= limits.ping().toMillis()) {
            pinged = now;
            List.copyOf(feeds).forEach(Feed::ping);
        }
    }

    private void checkAll() {
        for (Feed feed : List.copyOf(feeds)) {
            if (!guard.stillIn(feed.claims())) {
                feed.end(LiveClose.SIGNED_OUT);
            } else if (!LiveRoute.mayStill(guard, feed)) {
                feed.end(LiveClose.NOT_ALLOWED);
            }
        }
    }
}
