package dev.backroom.client;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.backroom.operation.Operation;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import dev.backroom.wire.Reply;
import dev.backroom.wire.Request;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/// A gateway as its callers see it. Methods block, best called from virtual threads; one client serves many of them.
///
/// Whatever an operation leads to is a [Reply], refusals too. Only what stands between throws [ClientException].
public final class BackroomClient implements AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Backoff BACKOFF =
            new Backoff(Duration.ofMillis(100), Duration.ofSeconds(5), RandomGenerator.getDefault()::nextDouble);

    private final ExecutorService threads;
    private final Session session;
    private final InstantSource clock;

    private BackroomClient(ExecutorService threads, Session session, InstantSource clock) {
        this.threads = threads;
        this.session = session;
        this.clock = clock;
    }

    /// @param gateway such as `http://127.0.0.1:8080`
    public static BackroomClient to(URI gateway, Api.Credentials credentials) {
        return to(gateway, credentials, InstantSource.system());
    }

    public static BackroomClient to(URI gateway, Api.Credentials credentials, InstantSource clock) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .executor(threads)
                .build();
        return new BackroomClient(threads, new Session(http, gateway, credentials, ANSWER_TIMEOUT, clock), clock);
    }

    /// Credentials of a device alone.
    public static Api.Credentials device(int device, String secret) {
        return new Api.Credentials(Optional.of(device), Optional.of(secret), Optional.empty(), Optional.empty());
    }

    /// Credentials of a person at a shared device.
    public static Api.Credentials personAt(int device, String secret, String badge, String pin) {
        return new Api.Credentials(Optional.of(device), Optional.of(secret), Optional.of(badge), Optional.of(pin));
    }

    /// Credentials of a person without a device: reads, never numbers operations of its own.
    public static Api.Credentials person(String badge, String pin) {
        return new Api.Credentials(Optional.empty(), Optional.empty(), Optional.of(badge), Optional.of(pin));
    }

    /// Proves the credentials. Not needed before other calls, but tells a wrong PIN from everything else.
    public Result<Api.Token> signIn() {
        return session.signIn();
    }

    /// Who is signed in.
    public Api.Token token() {
        return session.token();
    }

    InstantSource clock() {
        return clock;
    }

    Session session() {
        return session;
    }

    /// Posts one operation under the caller's own number. The same number may be sent again at any time and gives the
    /// same answer.
    public Reply put(StoreId store, int source, long number, Request request) {
        return reply(session.send(json(session.request(operationPath(store, source, number)), "PUT", request)));
    }

    /// The answer to an operation sent earlier; a problem when this number was never decided.
    public Result<Reply> operation(StoreId store, int source, long number) {
        Session.Answer answer = session.send(
                session.request(operationPath(store, source, number)).GET());
        Reply reply = answer.as(Reply.class);
        return answer.status() == 404 ? new Result.Problem<>(reply) : new Result.Ok<>(reply);
    }

    /// Posts one operation of a sender without numbers.
    ///
    /// @param key the sender's own, up to 100 characters: the same key gives the same answer again
    public Reply post(StoreId store, String key, Request request) {
        HttpRequest.Builder http =
                session.request("/v1/stores/" + store.code() + "/operations").header("Idempotency-Key", key);
        return reply(session.send(json(http, "POST", request)));
    }

    /// Posts many in order, as after work without a connection. The answers are in the same order; fewer than were
    /// sent
    /// when the gateway stopped at a number it does not expect.
    public List<Reply> batch(StoreId store, List<Request.Numbered> requests) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (Request.Numbered request : requests) {
            lines.writeBytes(Json.write(request));
            lines.write('\n');
        }
        Session.Answer answer = session.send(session.request("/v1/stores/" + store.code() + "/operations:batch")
                .setHeader("Content-Type", Session.NDJSON)
                .setHeader("Accept", Session.NDJSON + ", application/problem+json")
                .POST(BodyPublishers.ofByteArray(lines.toByteArray())));
        if (!answer.ok()) {
            return List.of(answer.as(Reply.class));
        }
        List<Reply> replies = new ArrayList<>(requests.size());
        new String(answer.body().unsafe(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> replies.add(Json.read(line, Reply.class)));
        return replies;
    }

    /// The line of the device that is signed in to one store, at the number that the gateway expects next.
    public Line line(StoreId store) {
        return switch (operation(store, token().device(), 1)) {
            case Result.Ok<Reply>(Reply first) -> line(store, first.last() + 1);
            case Result.Problem<Reply> _ -> line(store, 1);
        };
    }

    /// The same for a device that kept its number itself.
    ///
    /// @param next the number to send next, 1 for a device that never sent anything to this store
    public Line line(StoreId store, long next) {
        return new Line(this, store, token().device(), next, BACKOFF);
    }

    /// What a barcode is, and what may be done with it.
    public Result<Api.ScanAnswer> scanCheck(StoreId store, Api.ScanCheck check) {
        HttpRequest.Builder http = session.request("/v1/stores/" + store.code() + "/scan-checks");
        return result(session.send(json(http, "POST", check)), Api.ScanAnswer.class);
    }

    /// One part of a list.
    public Result<Api.Page> page(StoreId store, Listing<?> listing, Map<String, String> query) {
        String path = "/v1/stores/" + store.code() + "/" + listing.path() + query(query);
        return result(session.send(session.request(path).GET()), Api.Page.class);
    }

    /// A whole list, part by part.
    ///
    /// @param query filters and `at`, the number of an event that the list must have seen
    /// @throws ClientException [Kind#PROTOCOL] when a part is refused
    public <T extends Listed> List<T> list(StoreId store, Listing<T> listing, Map<String, String> query) {
        List<T> found = new ArrayList<>();
        Map<String, String> next = new TreeMap<>(query);
        while (true) {
            Api.Page page = page(store, listing, next).orThrow();
            page.items().forEach(item -> found.add(listing.read(item)));
            if (page.next().isEmpty()) {
                return found;
            }
            next.put("after", page.next().get());
        }
    }

    /// Hands in a message as another system's connector does: master data, orders, notices.
    ///
    /// @param source name of the sending system
    /// @param kind `items`, `bundles`, `vendors`, `sites`, `locations`, `orders` or `notices`
    /// @param message the sender's own id of the message
    public Reply feed(String source, String kind, StoreId store, String message, Operation content) {
        ObjectNode body = Json.tolerant().valueToTree(content);
        body.remove(Json.TYPE);
        HttpRequest.Builder http = session.request("/v1/feeds/" + source + "/" + kind + "?store=" + store.code())
                .header("Message-Id", message);
        return reply(session.send(json(http, "POST", body)));
    }

    /// A rule of governance as it stands for a scope.
    public Result<Listed.Policy> policy(String name, String scope) {
        return result(session.send(session.request(policyPath(name, scope)).GET()), Listed.Policy.class);
    }

    /// Sets a rule of governance for a scope.
    public Reply setPolicy(String name, String scope, Map<String, String> values) {
        return reply(session.send(json(session.request(policyPath(name, scope)), "PUT", values)));
    }

    /// Follows a store live.
    ///
    /// @param after the last number that is known, 0 to begin with a snapshot
    /// @param scope `desk`, `map` or `device`
    public LiveFeed live(StoreId store, long after, String scope, LiveFeed.Listener listener) {
        LiveFeed feed = new LiveFeed(session, new LiveFeed.Subject(store, scope), listener, clock, BACKOFF);
        feed.start(after);
        return feed;
    }

    @Override
    public void close() {
        session.http().shutdownNow();
        threads.shutdownNow();
    }

    private static String operationPath(StoreId store, int source, long number) {
        return "/v1/stores/" + store.code() + "/operations/" + source + "/" + number;
    }

    private static String policyPath(String name, String scope) {
        return "/v1/policies/" + name + query(Map.of("scope", scope));
    }

    private static HttpRequest.Builder json(HttpRequest.Builder request, String method, Object body) {
        return request.header("Content-Type", Session.JSON)
                .method(method, BodyPublishers.ofByteArray(Json.write(body)));
    }

    private static Reply reply(Session.Answer answer) {
        return answer.as(Reply.class);
    }

    private static <T> Result<T> result(Session.Answer answer, Class<T> type) {
        return answer.ok() ? new Result.Ok<>(answer.as(type)) : new Result.Problem<>(answer.as(Reply.class));
    }

    static String query(Map<String, String> parameters) {
        StringBuilder query = new StringBuilder();
        new TreeMap<>(parameters)
                .forEach((name, value) -> query.append(query.isEmpty() ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
