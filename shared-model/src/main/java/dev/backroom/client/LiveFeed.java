package dev.backroom.client;

import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// One store's line of history as it grows: first a snapshot, then numbered changes. Comes back by itself after a
/// lost
/// connection, at the number it had reached, and says how old what it gave is.
///
/// The listener is called from one thread of this feed, in order.
public final class LiveFeed implements AutoCloseable {

    /// How often the gateway is asked whether it is there: who shows its data says after two seconds of silence that
    /// they
    /// may be old.
    private static final Duration PULSE = Duration.ofSeconds(1);
    /// Silence after which the connection counts as lost.
    private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

    /// Messages from one thread, in order.
    @FunctionalInterface
    public interface Listener {
        void on(Notice notice);
    }

    /// What a feed tells.
    public sealed interface Notice {

        /// A message whose numbers go on where the last one's ended, or a snapshot.
        record Rows(Api.Live message) implements Notice {}

        /// Numbers were missing; the feed asks for them again by itself.
        record Gap(long expected, long got) implements Notice {}

        record Connected(long after) implements Notice {}

        /// @param retryIn when the next try is made
        record Disconnected(String why, Duration retryIn) implements Notice {}

        /// The gateway does not let us in: the feed has ended.
        record Denied(String why) implements Notice {}
    }

    /// What is followed.
    record Subject(StoreId store, String scope) {}

    private final Session session;
    private final Subject subject;
    private final Listener listener;
    private final InstantSource clock;
    private final Backoff backoff;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile long at;
    private volatile Instant heard = Instant.EPOCH;
    private volatile @Nullable Thread thread;

    LiveFeed(Session session, Subject subject, Listener listener, InstantSource clock, Backoff backoff) {
        this.session = session;
        this.subject = subject;
        this.listener = listener;
        this.clock = clock;
        this.backoff = backoff;
    }

    void start(long after) {
        at = after;
        thread = Thread.ofVirtual().name("live-" + subject.store()).start(this::run);
    }

    /// The number up to which everything was given to the listener.
    public long at() {
        return at;
    }

    /// How old what was given may be: time since the gateway was last heard of. Very long before the first time.
    public Duration age() {
        return Duration.between(heard, clock.instant());
    }

    @Override
    public void close() {
        closed.set(true);
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
    }

    private void run() {
        int attempt = 0;
        while (!closed.get()) {
            long before = at;
            String why;
            try {
                why = follow();
            } catch (ClientException e) {
                if (e.kind() == ClientException.Kind.SIGNED_OUT) {
                    listener.on(new Notice.Denied(String.valueOf(e.getMessage())));
                    return;
                }
                why = String.valueOf(e.getMessage());
            } catch (InterruptedException _) {
                return;
            }
            attempt = at > before ? 0 : attempt + 1;
            Duration wait = backoff.before(attempt);
            listener.on(new Notice.Disconnected(why, wait));
            try {
                Thread.sleep(wait);
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    /// Follows until the connection ends. Says why it did.
    private String follow() throws InterruptedException {
        BlockingQueue<Frames.Frame> frames = new LinkedBlockingQueue<>();
        Api.Token token = session.token();
        WebSocket socket = connect(token, frames);
        try {
            heard = clock.instant();
            listener.on(new Notice.Connected(at));
            Instant look = heard.plus(PULSE);
            while (true) {
                if (clock.instant().isAfter(look)) {
                    token = renew(socket, token);
                    look = clock.instant().plus(PULSE);
                }
                Frames.Frame frame = frames.poll(PULSE.toMillis(), TimeUnit.MILLISECONDS);
                if (frame == null) {
                    if (age().compareTo(SILENCE_MAX) > 0) {
                        return "nothing heard for " + SILENCE_MAX.toSeconds() + " s";
                    }
                    var _ = socket.sendPing(java.nio.ByteBuffer.allocate(0));
                    continue;
                }
                heard = clock.instant();
                switch (frame) {
                    case Frames.Text(String text) -> {
                        if (!take(read(text))) {
                            return "numbers were missing";
                        }
                        socket.request(1);
                    }
                    case Frames.Pong _ -> socket.request(1);
                    case Frames.End(String why) -> {
                        return why;
                    }
                }
            }
        } finally {
            socket.abort();
        }
    }

    /// A feed outlives its token: the new one is said on the open connection.
    private Api.Token renew(WebSocket socket, Api.Token told) {
        Api.Token now = session.token();
        if (!now.equals(told)) {
            socket.sendText(Json.text(new Api.LiveHello(now.token())), true).join();
        }
        return now;
    }

    /// Gives a message on. Says whether the numbers went on without a gap.
    private boolean take(Api.Live message) {
        if (!Mirror.isSnapshot(message) && message.from() > at + 1) {
            listener.on(new Notice.Gap(at + 1, message.from()));
            return false;
        }
        if (Mirror.isSnapshot(message) || message.to() > at) {
            listener.on(new Notice.Rows(message));
            if (!message.more()) {
                at = message.to();
            }
        }
        return true;
    }

    private static Api.Live read(String text) {
        try {
            return Json.read(text, Api.Live.class);
        } catch (UncheckedIOException e) {
            throw new ClientException(ClientException.Kind.PROTOCOL, "a live message cannot be read", e);
        }
    }

    private WebSocket connect(Api.Token token, BlockingQueue<Frames.Frame> frames) {
        URI http = session.at("/v1/live"
                + BackroomClient.query(
                        Map.of("store", subject.store().code(), "after", Long.toString(at), "scope", subject.scope())));
        URI uri = URI.create(http.toString().replaceFirst("^http", "ws"));
        try {
            return session.http()
                    .newWebSocketBuilder()
                    .header("Authorization", "Bearer " + token.token())
                    .connectTimeout(Duration.ofSeconds(10))
                    .buildAsync(uri, new Frames(frames))
                    .join();
        } catch (CompletionException e) {
            throw refused(e, token);
        }
    }

    private ClientException refused(CompletionException e, Api.Token token) {
        if (e.getCause() instanceof WebSocketHandshakeException handshake) {
            int status = handshake.getResponse().statusCode();
            if (status == 401) {
                session.forget(token);
            }
            if (status == 403 || status == 404) {
                return new ClientException(
                        ClientException.Kind.SIGNED_OUT, "store " + subject.store() + " is not open to us", e);
            }
        }
        String why = e.getCause() instanceof IOException io ? String.valueOf(io.getMessage()) : e.toString();
        return new ClientException(ClientException.Kind.UNREACHABLE, why, e);
    }
}
