package dev.backroom.gateway.integration.postings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.backroom.gateway.integration.postings.Verdict.Away;
import dev.backroom.gateway.integration.postings.Verdict.Failed;
import dev.backroom.gateway.integration.postings.Verdict.Refused;
import dev.backroom.gateway.integration.postings.Verdict.Taken;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Puts messages to a target over HTTP and reads what its answers mean.
///
/// Taken is only what the target itself says it has taken: a 2xx with JSON that repeats the key. A login page with
/// status 200 is not, and a redirection is not followed, since it could lead into our own network.
final class Courier {

    private static final int ANSWER_BYTES_MAX = 64 * 1024;
    private static final int SAID_MAX = 300;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final Target target;
    private final HttpClient client;

    Courier(Vertx vertx, Target target) {
        this.target = target;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) target.patience().toMillis())
                        .setReadIdleTimeout((int) target.patience().toMillis())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setKeepAliveTimeout(30)
                        .setDecompressionSupported(false),
                new PoolOptions().setHttp1MaxSize(target.flightsMax()));
    }

    /// Never fails: what goes wrong is a verdict.
    Future<Verdict> send(Letter letter) {
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.PUT)
                .setAbsoluteURI(target.url() + "/" + letter.key())
                .setFollowRedirects(false)
                .putHeader("Content-Type", "application/json")
                .putHeader("Accept", "application/json");
        if (!target.token().isEmpty()) {
            options.putHeader("Authorization", "Bearer " + target.token());
        }
        return client.request(options)
                .compose(request ->
                        request.send(Buffer.buffer(letter.body())).compose(response -> read(letter, response)))
                .timeout(target.patience().toMillis(), TimeUnit.MILLISECONDS)
                .recover(e -> Future.succeededFuture(new Away(said(e), Optional.empty())));
    }

    private static String said(Throwable e) {
        String message = String.valueOf(e.getMessage());
        return message.length() > SAID_MAX ? message.substring(0, SAID_MAX) : message;
    }

    private static Future<Verdict> read(Letter letter, HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        response.handler(part -> {
            if (body.length() <= ANSWER_BYTES_MAX) {
                body.appendBuffer(part);
            }
        });
        return response.end().map(_ -> verdict(letter, response, body));
    }

    private static Verdict verdict(Letter letter, HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        JsonNode said = json(response, body);
        if (status >= 200 && status < 300) {
            return letter.key().toString().equals(said.path("key").asText())
                    ? new Taken()
                    : new Away(
                            "answers " + status + " without the key of the message: is this the right address?",
                            Optional.empty());
        }
        String why = status + (said.isMissingNode() ? "" : " " + words(said));
        return switch (status) {
            case 401, 403, 404, 405, 407 -> new Away("answers " + why + ": check address and token", Optional.empty());
            case 408, 425, 500, 502, 504 -> new Failed(why);
            case TOO_MANY, UNAVAILABLE -> new Away("answers " + why, pause(response));
            default ->
                status < 400 || status >= 500 || said.isMissingNode()
                        ? new Away("answers " + why + ", which is no answer to a message", Optional.empty())
                        : new Refused(why);
        };
    }

    private static JsonNode json(HttpClientResponse response, Buffer body) {
        String type = response.getHeader("Content-Type");
        if (type == null || !type.contains("json") || body.length() > ANSWER_BYTES_MAX) {
            return MissingNode.getInstance();
        }
        try {
            return Json.tolerant().readTree(body.toString());
        } catch (JsonProcessingException _) {
            return MissingNode.getInstance();
        }
    }

    /// What the target says in the fields where such things are said, else all of it.
    private static String words(JsonNode said) {
        for (String field : new String[] {"detail", "error", "message", "title"}) {
            if (said.path(field).isTextual()) {
                return shortened(said.path(field).asText());
            }
        }
        return shortened(said.toString());
    }

    private static String shortened(String text) {
        String printable = text.replaceAll("\\p{Cntrl}", " ");
        return printable.length() > SAID_MAX ? printable.substring(0, SAID_MAX) : printable;
    }

    private static Optional<Duration> pause(HttpClientResponse response) {
        String after = response.getHeader("Retry-After");
        return after != null && after.matches("\\d{1,6}")
                ? Optional.of(Duration.ofSeconds(Long.parseLong(after)))
                : Optional.empty();
    }

    Future<Void> close() {
        return client.close();
    }
}
