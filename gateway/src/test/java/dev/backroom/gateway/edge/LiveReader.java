package dev.backroom.gateway.edge;

import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A reader of the live feed that takes messages only when it is told to.
final class LiveReader implements WebSocket.Listener, AutoCloseable {

    private static final long WAIT_SECONDS = 15;

    private final BlockingQueue<Api.Live> messages = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile int closeCode;
    private volatile boolean greedy = true;
    private @Nullable WebSocket socket;

    /// @param token empty for none
    static LiveReader open(RunningGateway gateway, String query, String token) {
        return open(gateway, query, token, "");
    }

    /// Fails when the gateway does not let it in.
    static LiveReader open(RunningGateway gateway, String query, String token, String origin) {
        LiveReader reader = new LiveReader();
        reader.connect(gateway, query, token, origin);
        return reader;
    }

    /// Takes nothing until [#takeAll].
    static LiveReader slow(RunningGateway gateway, String query, String token) {
        LiveReader reader = new LiveReader();
        reader.greedy = false;
        reader.connect(gateway, query, token, "");
        return reader;
    }

    /// The status with which the gateway does not let a reader in.
    static int refusal(RunningGateway gateway, String query, String token, String origin) {
        try (LiveReader _ = open(gateway, query, token, origin)) {
            return 101;
        } catch (CompletionException e) {
            if (e.getCause() instanceof WebSocketHandshakeException handshake) {
                return handshake.getResponse().statusCode();
            }
            throw e;
        }
    }

    private void connect(RunningGateway gateway, String query, String token, String origin) {
        WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        if (!origin.isEmpty()) {
            builder.header("Origin", origin);
        }
        URI address = URI.create(gateway.at("/v1/live" + query).toString().replaceFirst("^http", "ws"));
        socket = builder.buildAsync(address, this).join();
    }

    void say(String message) {
        socket().sendText(message, true).join();
    }

    void takeAll() {
        greedy = true;
        socket().request(Long.MAX_VALUE);
    }

    private WebSocket socket() {
        if (socket == null) {
            throw new IllegalStateException("not open");
        }
        return socket;
    }

    /// The next message.
    Api.Live next() {
        try {
            Api.Live message = messages.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("no message came; closed with " + closeCode);
            }
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Messages up to the one that reaches a number.
    List<Api.Live> until(long number) {
        return until(message -> message.to() >= number && !message.more());
    }

    List<Api.Live> until(Predicate<Api.Live> last) {
        List<Api.Live> all = new ArrayList<>();
        do {
            all.add(next());
        } while (!last.test(all.getLast()));
        return all;
    }

    boolean isSilent() {
        return messages.isEmpty();
    }

    /// The code with which the gateway closed.
    int awaitClose() {
        try {
            if (!closed.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("it was not closed");
            }
            return closeCode;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onOpen(WebSocket opened) {
        if (greedy) {
            opened.request(Long.MAX_VALUE);
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            messages.add(Json.read(text.toString(), Api.Live.class));
            text.setLength(0);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closeCode = code;
        closed.countDown();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        closed.countDown();
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
