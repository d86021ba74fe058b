package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpServerRequest;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads one body, with a bound on its size and on the time it takes. What is too large is dropped as it comes, so
/// that
/// the sender gets to read the answer, but not for longer than any other body.
final class BodyReader {

    private static final long NO_TIMER = -1;

    private final Vertx vertx;
    private final int limit;
    private final Duration wait;
    private final Promise<Body> promise = Promise.promise();
    private final List<Buffer> chunks = new ArrayList<>(1);
    private long length;
    /// Of everything that came, once that is too large to keep.
    private @Nullable MessageDigest digest;
    private long timer = NO_TIMER;

    private BodyReader(Vertx vertx, int limit, Duration wait) {
        this.vertx = vertx;
        this.limit = limit;
        this.wait = wait;
    }

    /// Must be called before the request's event has been handled.
    static Future<Body> read(Vertx vertx, HttpServerRequest request, int limit, Duration wait) {
        BodyReader reader = new BodyReader(vertx, limit, wait);
        request.handler(reader::chunk);
        request.endHandler(_ -> reader.end());
        request.exceptionHandler(failure -> reader.fail(problem(failure)));
        // Most bodies come whole with their headers; by the time this runs those are read, and need no timer.
        vertx.runOnContext(_ -> reader.waitForTheRest());
        return reader.promise.future();
    }

    /// What comes here is the end of the connection, or framing that cannot be read; of what is ours nothing can
    /// fail.
    private static Throwable problem(Throwable failure) {
        return failure instanceof HttpClosedException ? failure : Problem.of(Fault.BROKEN_REQUEST);
    }

    private void waitForTheRest() {
        if (!promise.future().isComplete()) {
            timer = vertx.setTimer(wait.toMillis(), _ -> fail(Problem.of(Fault.REQUEST_TIMEOUT)));
        }
    }

    private void chunk(Buffer chunk) {
        length += chunk.length();
        if (length <= limit) {
            chunks.add(chunk);
            return;
        }
        chunks.forEach(this::digest);
        chunks.clear();
        digest(chunk);
    }

    private void digest(Buffer chunk) {
        if (digest == null) {
            digest = Event.sha256();
        }
        digest.update(chunk.getBytes());
    }

    private byte[] joined() {
        if (chunks.size() == 1) {
            return chunks.getFirst().getBytes();
        }
        Buffer whole = Buffer.buffer((int) length);
        chunks.forEach(whole::appendBuffer);
        return whole.getBytes();
    }

    private void end() {
        if (digest != null) {
            done(new Body.TooLarge(Bytes.of(digest.digest())));
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
