package dev.backroom.gateway.integration.postings;

import static dev.backroom.gateway.TestDatabase.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.wire.Json;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A system that is told, over real HTTP: it takes each message once by its key, in whatever manner a test wants.
final class Receiver implements AutoCloseable {

    /// How it answers a message.
    @FunctionalInterface
    interface Manner {
        void answer(HttpServerRequest request, JsonNode message, Receiver receiver);
    }

    static final Manner POLITE = (request, message, receiver) -> receiver.take(request, message);

    private final Vertx vertx;
    private final Map<String, JsonNode> taken = new LinkedHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final AtomicInteger again = new AtomicInteger();
    private volatile Manner manner = POLITE;
    private HttpServer server;
    private final int port;

    Receiver(Vertx vertx) {
        this.vertx = vertx;
        this.server = listen(0);
        this.port = server.actualPort();
    }

    private HttpServer listen(int where) {
        return await(vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answer(request, body)))
                .listen(where, "127.0.0.1"));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/api/postings");
    }

    void manner(Manner other) {
        manner = other;
    }

    void away() {
        await(server.close());
    }

    void back() {
        server = listen(port);
    }

    private void answer(HttpServerRequest request, Buffer body) {
        JsonNode message = read(body);
        asked.add(message.path("key").asText());
        if (!request.path().equals("/api/postings/" + message.path("key").asText())
                || !"Bearer secret".equals(request.getHeader("Authorization"))) {
            request.response().setStatusCode(500).end();
            return;
        }
        manner.answer(request, message, this);
    }

    private static JsonNode read(Buffer body) {
        try {
            return Json.tolerant().readTree(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Notes the message without answering.
    synchronized void note(JsonNode message) {
        String key = message.path("key").asText();
        JsonNode before = taken.putIfAbsent(key, message);
        if (before != null) {
            again.incrementAndGet();
        }
    }

    void take(HttpServerRequest request, JsonNode message) {
        note(message);
        say(request, 200, "{\"key\":\"" + message.path("key").asText() + "\"}");
    }

    static void say(HttpServerRequest request, int status, String json) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json);
    }

    /// Messages in the order in which they were first taken.
    synchronized List<JsonNode> taken() {
        return new ArrayList<>(taken.values());
    }

    synchronized Optional<JsonNode> taken(String key) {
        return Optional.ofNullable(taken.get(key));
    }

    /// Keys of all requests.
    List<String> asked() {
        return List.copyOf(asked);
    }

    /// Messages that came though they were taken before.
    int again() {
        return again.get();
    }

    @Override
    public void close() {
        await(server.close());
    }
}
