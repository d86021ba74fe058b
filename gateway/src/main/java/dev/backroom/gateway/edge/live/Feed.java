package dev.backroom.gateway.edge.live;

import dev.backroom.gateway.edge.token.Claims;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.policy.BlindReceiving;
import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.LineRow;
import dev.backroom.store.Place;
import dev.backroom.store.Row;
import dev.backroom.store.Store;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One reader of a store. Remembers only the number it has sent: while the socket takes no more, nothing is kept
/// for it,
/// and when it does again, what came meanwhile is drawn together.
///
/// Belongs to the live feed's event loop.
final class Feed {

    private static final Logger LOG = LoggerFactory.getLogger(Feed.class);

    /// Who is further back than this gets a snapshot instead of changes.
    static final int RESUMED_MAX = 5_000;

    private static final int READ_AT_ONCE = 1_000;
    private static final int PART_ROWS = 1_000;

    /// Where rows come from.
    record Origin(Lanes lanes, EventReader events) {}

    private record Snapshot(long at, Instant time, List<Row> rows) {}

    private final ServerWebSocket socket;
    private final Hub hub;
    private final Origin origin;
    private Scope.Viewer viewer;
    private Claims claims;
    private long position;
    private boolean snapshotWanted;
    private boolean busy;
    private boolean ended;
    private int unansweredPings;
    private Optional<Runnable> rest = Optional.empty();

    /// @param after the last number the reader has, 0 for none
    Feed(ServerWebSocket socket, Hub hub, Origin origin, Scope.Viewer viewer, Claims claims, long after) {
        this.socket = socket;
        this.hub = hub;
        this.origin = origin;
        this.viewer = viewer.receiving(BlindReceiving.holds(origin.lanes().master(), hub.store()));
        this.claims = claims;
        this.position = after;
        this.snapshotWanted = after == 0;
    }

    Claims claims() {
        return claims;
    }

    /// The same reader has signed in again.
    void renew(Claims renewed) {
        claims = renewed;
    }

    Scope scope() {
        return viewer.scope();
    }

    Hub hub() {
        return hub;
    }

    /// The socket takes more again.
    void drained() {
        if (rest.isPresent()) {
            Runnable next = rest.get();
            rest = Optional.empty();
            next.run();
        } else {
            pump();
        }
    }

    /// Sends what has come since the last time, as far as the socket takes it.
    void pump() {
        while (!busy && hub.last() >= 0 && takesMore()) {
            if (needsSnapshot()) {
                startSnapshot();
            } else if (position >= hub.last()) {
                return;
            } else {
                sendNext();
            }
        }
    }

    /// The socket lives on another event loop and may close at any moment; a closed one throws when it is asked.
    private boolean takesMore() {
        try {
            return !ended && !socket.isClosed() && !socket.writeQueueFull();
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    private void write(String text) {
        try {
            socket.writeTextMessage(text);
        } catch (IllegalStateException closed) {
            ended = true;
        }
    }

    /// Where the rule of what may be seen has changed, what was sent is replaced.
    private boolean needsSnapshot() {
        Scope.Viewer now = viewer.receiving(BlindReceiving.holds(origin.lanes().master(), hub.store()));
        snapshotWanted |= !now.equals(viewer);
        viewer = now;
        return snapshotWanted || position > hub.last() || hub.last() - position > RESUMED_MAX;
    }

    private void sendNext() {
        Optional<Drawing.Drawn> kept = hub.after(position, viewer);
        if (kept.isPresent()) {
            send(kept.get());
        } else {
            busy = true;
            origin.events()
                    .after(hub.store(), position, READ_AT_ONCE)
                    .onSuccess(this::caughtUp)
                    .onFailure(e -> fail("its log cannot be read", e));
        }
    }

    private void caughtUp(List<Event> events) {
        busy = false;
        if (events.isEmpty() || events.getFirst().number() != position + 1) {
            // What came next is archived.
            snapshotWanted = true;
        } else {
            send(Drawing.changes(hub.store(), events.stream().map(Change::of).toList(), viewer));
        }
        pump();
    }

    private void send(Drawing.Drawn message) {
        position = message.to();
        write(message.text());
    }

    private void startSnapshot() {
        busy = true;
        snapshotWanted = false;
        Scope.Viewer eyes = viewer;
        origin.lanes()
                .read(hub.store(), 0, (state, _) -> snapshot(state, eyes))
                .onSuccess(snapshot -> sendParts(snapshot, 0))
                .onFailure(e -> fail("its state cannot be read", e));
    }

    /// Runs on the lane: collects rows that nobody changes, no more.
    private static Snapshot snapshot(Store state, Scope.Viewer eyes) {
        List<Row> rows = new ArrayList<>();
        for (Held held : state.rows()) {
            Scope.cut(held.row(), eyes).ifPresent(rows::add);
        }
        if (eyes.scope() != Scope.DEVICE) {
            for (Balance balance : state.balances()) {
                if (eyes.scope() == Scope.DESK || Place.isReal(balance.stock().place())) {
                    rows.add(balance);
                }
            }
        }
        long own = state.last(eyes.device());
        if (eyes.device() != 0 && own != 0) {
            rows.add(new LineRow.Source(eyes.device(), own));
        }
        return new Snapshot(state.head().number(), state.head().time(), rows);
    }

    private void sendParts(Snapshot snapshot, int from) {
        int next = from;
        do {
            int to = Math.min(next + PART_ROWS, snapshot.rows().size());
            boolean more = to < snapshot.rows().size();
            if (ended) {
                return;
            }
            write(Drawing.snapshot(
                    hub.store(), snapshot.at(), snapshot.time(), snapshot.rows().subList(next, to), more));
            next = to;
        } while (next < snapshot.rows().size() && takesMore());
        int begin = next;
        if (begin < snapshot.rows().size()) {
            rest = Optional.of(() -> sendParts(snapshot, begin));
        } else {
            busy = false;
            position = snapshot.at();
            pump();
        }
    }

    void ping() {
        if (unansweredPings >= 3) {
            end(LiveClose.SILENT);
        } else {
            unansweredPings++;
            ping(Buffer.buffer("?"));
        }
    }

    private void ping(Buffer data) {
        try {
            socket.writePing(data);
        } catch (IllegalStateException closed) {
            ended = true;
        }
    }

    void answered() {
        unansweredPings = 0;
    }

    private void fail(String why, Throwable cause) {
        LOG.warn("a live feed of store {} ends: {}", hub.store(), why, cause);
        end(LiveClose.FAILED);
    }

    void end(LiveClose why) {
        if (!ended) {
            ended = true;
            close(socket, why);
        }
    }

    static void close(ServerWebSocket socket, LiveClose why) {
        try {
            socket.close(why.code(), why.reason());
        } catch (IllegalStateException closed) {
            // Nothing is left to do.
        }
    }

    /// The socket is closed.
    void ended() {
        ended = true;
        rest = Optional.empty();
    }
}
