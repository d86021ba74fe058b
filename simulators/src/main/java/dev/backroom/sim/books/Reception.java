package dev.backroom.sim.books;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Receives requests: who asks, how much they bring, and which desk it is for.
final class Reception {

    static final int BODY_MAX = 1_048_576;
    /// Who goes on for so long after being told to stop is hung up on.
    private static final int PATIENCE_MAX = 8 * BODY_MAX;

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);
    private static final String POSTINGS = "/api/postings/";

    private final byte[] token;
    private final Ledger ledger;
    private final Temper temper;
    private final PostingDesk postings;
    private final FinanceDesk finance;

    Reception(String token, Ledger ledger, Temper temper, PostingDesk postings) {
        this.token = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
        this.ledger = ledger;
        this.temper = temper;
        this.postings = postings;
        this.finance = new FinanceDesk(ledger);
    }

    void receive(HttpServerRequest request) {
        Body body = new Body(request);
        request.handler(body::add);
        request.exceptionHandler(e -> LOG.debug("a sender went away in the middle", e));
        request.endHandler(_ -> safely(request, body));
    }

    /// What a sender brings; no more of it is kept than is allowed.
    private static final class Body {
        private final HttpServerRequest request;
        private final Buffer kept = Buffer.buffer();
        private long length;

        Body(HttpServerRequest request) {
            this.request = request;
        }

        void add(Buffer part) {
            length += part.length();
            if (length <= BODY_MAX) {
                kept.appendBuffer(part);
            } else if (length > PATIENCE_MAX) {
                var _ = request.connection().close();
            }
        }

        boolean isTooLarge() {
            return length > BODY_MAX;
        }
    }

    private void safely(HttpServerRequest request, Body body) {
        try {
            direct(request, body);
        } catch (RuntimeException e) {
            LOG.warn("the request {} {} failed", request.method(), request.path(), e);
            Answers.error(request, Answers.FAILED, "The books cannot be written now.");
        }
    }

    private void direct(HttpServerRequest request, Body body) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        if (!hasReadableQuery(request)) {
            Answers.error(request, Answers.BAD_REQUEST, "This address cannot be read.");
        } else if (path.equals(Manners.SIGN_IN)) {
            Answers.page(request);
        } else if (!hasToken(request)) {
            request.response().putHeader("WWW-Authenticate", "Bearer");
            Answers.error(request, Answers.UNAUTHORIZED, "Who are you? The token is missing or wrong.");
        } else if (body.isTooLarge()) {
            Answers.error(request, Answers.TOO_LARGE, "Nobody reads more than " + BODY_MAX + " bytes here.");
        } else if (path.startsWith(POSTINGS)) {
            posting(request, path.substring(POSTINGS.length()), body.kept);
        } else {
            other(request, path, body.kept);
        }
    }

    private static boolean hasReadableQuery(HttpServerRequest request) {
        try {
            return request.params() != null;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private boolean hasToken(HttpServerRequest request) {
        String given = Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION))
                .orElse("");
        return MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
    }

    private void posting(HttpServerRequest request, String encodedKey, Buffer body) {
        if (!allows(request, HttpMethod.PUT)) {
            return;
        }
        Optional<String> key = decoded(encodedKey);
        if (key.isEmpty()) {
            Answers.error(request, Answers.BAD_REQUEST, "This is no key: " + encodedKey);
        } else {
            postings.put(request, key.get(), body);
        }
    }

    private static Optional<String> decoded(String segment) {
        try {
            // In a path a plus is a plus.
            return Optional.of(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private void other(HttpServerRequest request, String path, Buffer body) {
        switch (path) {
            case "/api/stock", "/api/receipts", "/api/vouchers" -> {
                if (allows(request, HttpMethod.GET)) {
                    finance.get(request, path.substring("/api/".length()));
                }
            }
            case "/api/masters" -> {
                if (allows(request, HttpMethod.POST)) {
                    masters(request, body);
                }
            }
            case "/api/manners" -> {
                if (allows(request, HttpMethod.PUT)) {
                    manners(request, body);
                }
            }
            case "/api/mischief" -> {
                if (allows(request, HttpMethod.GET)) {
                    JsonObject counts = new JsonObject();
                    temper.happened().forEach((mischief, times) -> counts.put(mischief.name(), times));
                    Answers.send(request, Answers.OK, counts.encode());
                }
            }
            default -> Answers.error(request, Answers.NOT_FOUND, "There is nothing at " + path + ".");
        }
    }

    private static boolean allows(HttpServerRequest request, HttpMethod method) {
        if (request.method().equals(method)) {
            return true;
        }
        request.response().putHeader(HttpHeaders.ALLOW, method.name());
        Answers.error(request, Answers.METHOD_NOT_ALLOWED, "Only " + method + " is possible here.");
        return false;
    }

    /// Facts of head office: one, or a list of them.
    private void masters(HttpServerRequest request, Buffer body) {
        List<Fact> facts = new ArrayList<>();
        try {
            Object content = Json.decodeValue(body);
            for (Object one : content instanceof JsonArray list ? list : JsonArray.of(content)) {
                if (!(one instanceof JsonObject fact)) {
                    throw new IllegalArgumentException("A fact is a JSON object.");
                }
                facts.add(Papers.fact(fact));
            }
        } catch (DecodeException | IllegalArgumentException e) {
            Answers.error(request, Answers.UNPROCESSABLE, String.valueOf(e.getMessage()));
            return;
        }
        Optional<Fact> wrong =
                facts.stream().filter(fact -> !ledger.learn(fact)).findFirst();
        if (wrong.isPresent()) {
            Answers.error(request, Answers.CONFLICT, "This was issued before and was not the same: " + wrong.get());
        } else {
            Answers.nothing(request);
        }
    }

    /// Manners from now on; what is not named is good.
    private void manners(HttpServerRequest request, Buffer body) {
        Map<String, String> flags = new HashMap<>();
        PostingReader.object(body)
                .ifPresent(object -> object.forEach(flag -> flags.put(flag.getKey(), String.valueOf(flag.getValue()))));
        try {
            temper.become(Manners.of(new TreeMap<>(flags)));
            Answers.nothing(request);
        } catch (IllegalArgumentException e) {
            Answers.error(request, Answers.UNPROCESSABLE, String.valueOf(e.getMessage()));
        }
    }
}
