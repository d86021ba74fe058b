package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Bytes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;

/// Reads bodies within one bound.
record Bodies(Vertx vertx, int limit, Duration patience) {

    /// Must be called before the request's event has been handled.
    Future<Body> read(Exchange exchange) {
        return BodyReader.read(vertx, exchange.request(), limit, patience);
    }

    /// Reads a message without a number.
    ///
    /// @return fails with a [Problem] when it is too large or cannot be read
    <T> Future<T> read(Exchange exchange, Class<T> type) {
        return read(exchange).map(body -> Reading.read(whole(body), type).orProblem());
    }

    /// @throws Problem when it was too large
    byte[] whole(Body body) {
        return switch (body) {
            case Body.Whole(Bytes bytes) -> bytes.unsafe();
            case Body.TooLarge _ -> throw Problem.of(Refusal.TOO_LARGE, "", "bytes-max: " + limit);
        };
    }
}
