package dev.backroom.sim.books;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/// Writes answers; to a sender that has gone already, none.
final class Answers {

    static final int OK = 200;
    static final int CREATED = 201;
    static final int NO_CONTENT = 204;
    static final int FOUND = 302;
    static final int BAD_REQUEST = 400;
    static final int UNAUTHORIZED = 401;
    static final int NOT_FOUND = 404;
    static final int METHOD_NOT_ALLOWED = 405;
    static final int CONFLICT = 409;
    static final int TOO_LARGE = 413;
    static final int UNPROCESSABLE = 422;
    static final int TOO_MANY = 429;
    static final int FAILED = 500;

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><title>Sign in</title></head>
            <body><h1>Your session has ended</h1><form method="post"><input name="user"></form></body></html>
            """;

    private Answers() {}

    static void send(HttpServerRequest request, int status, String json) {
        send(request, status, "application/json", json);
    }

    static void error(HttpServerRequest request, int status, String sentence) {
        send(request, status, new JsonObject().put("error", sentence).encode());
    }

    /// What a browser would be shown.
    static void page(HttpServerRequest request) {
        send(request, OK, "text/html; charset=utf-8", PAGE);
    }

    static void nothing(HttpServerRequest request) {
        if (isWaiting(request)) {
            request.response().setStatusCode(NO_CONTENT).end();
        }
    }

    private static void send(HttpServerRequest request, int status, String type, String content) {
        if (isWaiting(request)) {
            request.response()
                    .setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, type)
                    .end(content);
        }
    }

    private static boolean isWaiting(HttpServerRequest request) {
        return !request.response().ended() && !request.response().closed();
    }
}
