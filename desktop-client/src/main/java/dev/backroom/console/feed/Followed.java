package dev.backroom.console.feed;

import dev.backroom.client.LiveFeed;
import dev.backroom.client.LiveFeed.Notice;
import dev.backroom.client.Mirror;
import dev.backroom.store.Row;
import dev.backroom.wire.Api;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One line of history on its way to the window: what the feed's thread brings is kept until the next pulse and then
/// given on, all of it at once. While the window does not keep up, the feed waits, and the gateway draws changes
/// together for it.
final class Followed implements LiveFeed.Listener {

    private static final int WAITING_MAX = 64;

    /// Rows of one message, or of all messages of one snapshot.
    ///
    /// @param whole whether they replace what was there
    /// @param to number they reach
    record Part(boolean whole, long to, List<Row> rows) {}

    /// @param since when the connection was made
    /// @param complete whether anything on it has shown that we have all there is
    private record Wire(boolean connected, Instant since, boolean complete, boolean ended, String why) {}

    private final Ui ui;
    private final InstantSource clock;
    private final Consumer<Part> sink;
    private final BlockingQueue<Part> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean asked = new AtomicBoolean();
    private final List<Row> snapshot = new ArrayList<>();
    private volatile Wire wire;
    private volatile boolean filled;
    private Optional<Instant> current = Optional.empty();

    /// @param sink is called on the window's thread, in order
    Followed(Ui ui, InstantSource clock, Consumer<Part> sink) {
        this.ui = ui;
        this.clock = clock;
        this.sink = sink;
        this.wire = new Wire(false, Instant.EPOCH, false, false, "");
    }

    @Override
    public void on(Notice notice) {
        switch (notice) {
            case Notice.Connected _ -> {
                snapshot.clear();
                wire = new Wire(true, clock.instant(), false, false, "");
            }
            case Notice.Rows(Api.Live message) -> took(message);
            case Notice.Gap(long expected, long got) ->
                lost("numbers " + expected + " to " + (got - 1) + " are missing");
            case Notice.Disconnected(String why, Duration _) -> lost(why);
            case Notice.Denied(String why) -> wire = new Wire(false, wire.since(), false, true, why);
        }
    }

    private void lost(String why) {
        wire = new Wire(false, wire.since(), false, false, why.isEmpty() ? "?" : why);
    }

    private void took(Api.Live message) {
        var rows = Mirror.rows(message);
        if (message.type().equals(Api.Live.SNAPSHOT)) {
            snapshot.addAll(rows);
            if (!message.more()) {
                keep(new Part(true, message.to(), List.copyOf(snapshot)));
                snapshot.clear();
            }
        } else {
            keep(new Part(false, message.to(), rows));
        }
        if (!message.more()) {
            wire = new Wire(true, wire.since(), true, false, "");
        }
    }

    private void keep(Part part) {
        try {
            waiting.put(part);
        } catch (InterruptedException _) {
            // The feed is being closed: what it still had is for nobody.
            Thread.currentThread().interrupt();
            return;
        }
        if (asked.compareAndSet(false, true)) {
            ui.nextPulse(this::apply);
        }
    }

    private void apply() {
        asked.set(false);
        List<Part> parts = new ArrayList<>();
        waiting.drainTo(parts);
        for (Part part : parts) {
            filled |= part.whole();
            sink.accept(part);
        }
    }

    /// How we stand now. On the window's thread.
    ///
    /// @param silence time since the gateway was last heard of
    Link look(Duration silence) {
        Wire now = wire;
        Instant heard = clock.instant().minus(silence);
        // A connection alone shows nothing: only what came over it tells that nothing is missing before it.
        if (now.connected() && filled && (now.complete() || heard.isAfter(now.since()))) {
            current = Optional.of(heard);
        }
        return new Link(state(now), current, age(), now.why());
    }

    private Link.State state(Wire now) {
        if (now.ended()) {
            return Link.State.ENDED;
        }
        if (!now.connected() && !now.why().isEmpty()) {
            return Link.State.OFFLINE;
        }
        if (current.isEmpty()) {
            return Link.State.CONNECTING;
        }
        var allowed = Link.QUIET.plus(Link.BEHIND_AFTER);
        return now.connected() && age().compareTo(allowed) <= 0 ? Link.State.LIVE : Link.State.BEHIND;
    }

    private Duration age() {
        return current.map(then -> Duration.between(then, clock.instant()))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }
}
