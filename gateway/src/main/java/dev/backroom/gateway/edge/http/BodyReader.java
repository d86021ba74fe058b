package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.store.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Reads one body, with a bound on its size and on the time it takes. What is too large is dropped as it comes, so
/// that
/// the sender gets to read the answer, but not for longer than any other body.
final class BodyReader {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final int limit;
    private final Duration wait;
    private final Promise<Body> promise = Promise.promise();
    private final List<Buffer> chunks = new ArrayList<>(1);
    private long length;
    private long timer = NO_TIMER;

    private BodyReader(Vertx vertx, HttpServerRequest request, int limit, Duration wait) {
        this.vertx = vertx;
        this.request = request;
        this.limit = limit;
        this.wait = wait;
    }

    /// Must be called before the request's event has been handled.
    static Future<Body> read(Vertx vertx, HttpServerRequest request, int limit, Duration wait) {
        BodyReader reader = new BodyReader(vertx, request, limit, wait);
        request.handler(reader::chunk);
        request.endHandler(_ -> reader.end());
        request.exceptionHandler(reader::fail);
        return reader.promise.future();
    }

    private void chunk(Buffer chunk) {
        boolean first = length == 0;
        length += chunk.length();
        if (first && mayTakeLong()) {
            timer = vertx.setTimer(wait.toMillis(), _ -> fail(Problem.of(Fault.REQUEST_TIMEOUT)));
        }
        if (length <= limit) {
            chunks.add(chunk);
            return;
        }
        chunks.clear();
    }

    private byte[] joined() {
        if (chunks.size() == 1) {
            return chunks.getFirst().getBytes();
        }
        Buffer whole = Buffer.buffer((int) length);
        chunks.forEach(whole::appendBuffer);
        return whole.getBytes();
    }

    /// Most bodies are one chunk; those need no timer.
    private boolean mayTakeLong() {
        String announced = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return announced == null || !announced.equals(Long.toString(length));
    }

    private void end() {
        if (length > limit) {
            done(new Body.TooLarge());
        } else {
            done(new Body.Whole(Bytes.of(joined())));
        }
    }

    private void done(Body body) {
        stopTimer();
        promise.tryComplete(body);
    }

    private void fail(Throwable failure) {
        stopTimer();
        promise.tryFail(failure);
    }

    private void stopTimer() {
        if (timer != NO_TIMER) {
            vertx.cancelTimer(timer);
            timer = NO_TIMER;
        }
    }
}
