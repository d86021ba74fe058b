package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Refusal;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// One request and its answer, with what the door has found out already.
public final class Exchange {

    private static final int COMPRESSED_FROM_BYTES = 1_400;
    private static final CharSequence CONTENT_LANGUAGE = HttpHeaders.createOptimized("content-language");
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");

    private final HttpServerRequest request;
    private final Map<String, String> parameters;
    private final Phrases phrases;
    private final @Nullable Caller caller;

    Exchange(HttpServerRequest request, Map<String, String> parameters, Phrases phrases, @Nullable Caller caller) {
        this.request = request;
        this.parameters = parameters;
        this.phrases = phrases;
        this.caller = caller;
    }

    public HttpServerRequest request() {
        return request;
    }

    public Phrases phrases() {
        return phrases;
    }

    /// Who is asking; only routes that need a token may ask for it.
    public Caller caller() {
        if (caller == null) {
            throw new IllegalStateException("a route that is open to everybody asks who is calling");
        }
        return caller;
    }

    /// A parameter of the path.
    String path(String name) {
        return parameters.getOrDefault(name, "");
    }

    public Optional<String> query(String name) {
        return Optional.ofNullable(request.getParam(name));
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /// The store in the path.
    ///
    /// @throws Problem when it is not written like one
    StoreId store() {
        return store(path("store"));
    }

    /// @throws Problem when the code is not written like a store's
    public static StoreId store(String code) {
        try {
            return StoreId.parse(code);
        } catch (IllegalArgumentException unreadable) {
            throw Problem.of(Fault.UNKNOWN_STORE, Map.of("store", code));
        }
    }

    /// A whole number in the query.
    ///
    /// @throws Problem when it is none, or outside of the bounds
    public long number(String name, long usual, long min, long max) {
        Optional<String> text = query(name);
        if (text.isEmpty()) {
            return usual;
        }
        return number(name, text.get(), min, max);
    }

    /// A number is written in one way only, so that each thing has one address.
    static long number(String name, String text, long min, long max) {
        try {
            long number = Long.parseLong(text);
            if (number >= min && number <= max && Long.toString(number).equals(text)) {
                return number;
            }
        } catch (NumberFormatException none) {
            // said below, as for one out of bounds
        }
        throw Problem.of(Refusal.INVALID_VALUE, name, "between: " + min + "–" + max);
    }

    Future<Void> json(int status, Object value) {
        return send(status, Media.JSON, Buffer.buffer(Json.write(value)));
    }

    /// JSON that is worth compressing, such as a list.
    Future<Void> compressed(Object value) {
        byte[] bytes = Json.write(value);
        if (bytes.length < COMPRESSED_FROM_BYTES
                || !header("Accept-Encoding").orElse("").contains("gzip")) {
            return send(200, Media.JSON, Buffer.buffer(bytes));
        }
        request.response()
                .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                .putHeader(HttpHeaders.VARY, "accept-encoding");
        return send(200, Media.JSON, Buffer.buffer(gzip(bytes)));
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 4);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    Future<Void> send(int status, String mediaType, Buffer body) {
        return request.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, mediaType)
                .end(body);
    }

    void retryAfter(int seconds) {
        request.response().putHeader(RETRY_AFTER, Integer.toString(seconds));
    }

    void responseHeader(String name, String value) {
        request.response().putHeader(name, value);
    }

    /// Says in which language the sentences of the answer are.
    void inWords() {
        request.response().putHeader(CONTENT_LANGUAGE, phrases.tag());
    }
}
