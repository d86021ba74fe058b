package dev.backroom.client;

import dev.backroom.client.ClientException.Kind;
import dev.backroom.store.Bytes;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Sends requests on behalf of who is signed in, and keeps the token fresh. Safe for many threads.
final class Session {

    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";

    private static final long ANSWER_BYTES_MAX = 64L << 20;
    private static final Duration RETRY_AFTER_DEFAULT = Duration.ofSeconds(1);
    /// A token is renewed when this part of its life is over, so that none ends on the way.
    private static final double RENEW_AT = 0.8;

    /// An answer whose status needs no handling of its own any more.
    record Answer(int status, Bytes body) {
        boolean ok() {
            return status >= 200 && status < 300;
        }

        <T> T as(Class<T> type) {
            try {
                return Json.read(body.unsafe(), type);
            } catch (UncheckedIOException e) {
                throw new ClientException(Kind.PROTOCOL, "the gateway's answer cannot be read", e);
            }
        }
    }

    private record Held(Api.Token token, Instant renewAt) {}

    private final HttpClient http;
    private final URI base;
    private final Api.Credentials credentials;
    private final Duration timeout;
    private final InstantSource clock;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Held held;

    Session(HttpClient http, URI base, Api.Credentials credentials, Duration timeout, InstantSource clock) {
        this.http = http;
        this.base = base;
        this.credentials = credentials;
        this.timeout = timeout;
        this.clock = clock;
    }

    URI at(String path) {
        return URI.create(base.toString().replaceAll("/+$", "") + path);
    }

    HttpClient http() {
        return http;
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(at(path)).timeout(timeout).header("Accept", JSON + ", application/problem+json");
    }

    /// Asks for a new token whatever we hold.
    Result<Api.Token> signIn() {
        renewing.lock();
        try {
            Answer answer = exchange(request("/v1/token")
                    .header("Content-Type", JSON)
                    .POST(BodyPublishers.ofByteArray(Json.write(credentials)))
                    .build());
            if (!answer.ok()) {
                held = null;
                return new Result.Problem<>(answer.as(Reply.class));
            }
            Api.Token token = answer.as(Api.Token.class);
            long lifeMillis = token.expiresInSeconds() * 1_000;
            held = new Held(token, clock.instant().plusMillis((long) (lifeMillis * RENEW_AT)));
            return new Result.Ok<>(token);
        } finally {
            renewing.unlock();
        }
    }

    /// The token to use now.
    ///
    /// @throws ClientException [Kind#SIGNED_OUT] when the credentials are not taken any more
    Api.Token token() {
        Held now = held;
        if (now != null && clock.instant().isBefore(now.renewAt())) {
            return now.token();
        }
        renewing.lock();
        try {
            Held meanwhile = held;
            if (meanwhile != null && !meanwhile.equals(now)) {
                return meanwhile.token();
            }
            return switch (signIn()) {
                case Result.Ok<Api.Token>(Api.Token token) -> token;
                case Result.Problem<Api.Token>(Reply problem) ->
                    throw new ClientException(Kind.SIGNED_OUT, problem.detail(), null);
            };
        } finally {
            renewing.unlock();
        }
    }

    /// Sends with the token; once more with a new one where the gateway does not know this one.
    Answer send(HttpRequest.Builder request) {
        Api.Token token = token();
        Answer answer = exchange(authorised(request, token));
        if (answer.status() != 401) {
            return answer;
        }
        forget(token);
        answer = exchange(authorised(request, token()));
        if (answer.status() == 401) {
            throw new ClientException(Kind.SIGNED_OUT, answer.as(Reply.class).detail(), null);
        }
        return answer;
    }

    /// Forgets a token that the gateway refused, unless another thread has renewed it already.
    void forget(Api.Token refused) {
        renewing.lock();
        try {
            Held now = held;
            if (now != null && now.token().equals(refused)) {
                held = null;
            }
        } finally {
            renewing.unlock();
        }
    }

    private static HttpRequest authorised(HttpRequest.Builder request, Api.Token token) {
        return request.copy()
                .setHeader("Authorization", "Bearer " + token.token())
                .build();
    }

    private Answer exchange(HttpRequest request) {
        try {
            HttpResponse<byte[]> response =
                    http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), ANSWER_BYTES_MAX));
            return checked(response);
        } catch (HttpConnectTimeoutException | ConnectException e) {
            throw new ClientException(Kind.UNREACHABLE, "the gateway at " + base + " cannot be reached", e);
        } catch (IOException e) {
            throw new ClientException(Kind.LOST_ANSWER, "the answer of the gateway at " + base + " was lost", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(Kind.LOST_ANSWER, "stopped while waiting for an answer", e);
        }
    }

    private static Answer checked(HttpResponse<byte[]> response) {
        Answer answer = new Answer(response.statusCode(), Bytes.of(response.body()));
        if (answer.status() == 429 || answer.status() == 503) {
            throw new ClientException(Kind.BUSY, "the gateway asks to come back later", retryAfter(response), null);
        }
        if (answer.status() >= 500 || answer.status() == 408) {
            throw new ClientException(
                    Kind.LOST_ANSWER, "the gateway failed with status " + answer.status(), Duration.ZERO, null);
        }
        return answer;
    }

    /// Seconds, as the gateway sends them; a date is not expected.
    private static Duration retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(RETRY_AFTER_DEFAULT);
    }
}
