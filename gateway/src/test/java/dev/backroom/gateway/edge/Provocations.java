package dev.backroom.gateway.edge;

import dev.backroom.store.MasterRow.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;

/// Requests that lead an operation of the API to one of its documented statuses.
final class Provocations {

    private static final String OPEN_RECEIPT =
            "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":{\"type\":\"put-locations\",\"locations\":[]}}";

    private final RunningGateway gateway;
    private final Http http;
    private final Enrolments enrolments;
    private final Morning morning;
    private final int all;
    private final String allToken;
    private final String clerk;
    private final String person;
    private final String tired;
    private final int tiredDevice;
    private long key;

    Provocations(RunningGateway gateway, Http http) {
        this.gateway = gateway;
        this.http = http;
        this.enrolments = new Enrolments(gateway);
        this.morning = new Morning(gateway, http).announced().opened();
        this.all = gateway.device(
                Enrolments.name("all"),
                Set.of(Role.CLERK, Role.SUPERVISOR, Role.INTEGRATOR, Role.ADMINISTRATOR),
                Set.of(),
                false);
        this.allToken = http.tokenOfDevice(all);
        this.clerk = http.tokenOfDevice(enrolments.handheld());
        this.person = http.tokenOfPerson(enrolments.clerk());
        this.tiredDevice = enrolments.handheld();
        this.tired = http.tokenOfDevice(tiredDevice);
    }

    static String path(String template, int source) {
        return template.replace("{store}", "0123")
                .replace("{source}", Integer.toString(source))
                .replace("{number}", "1")
                .replace("{kind}", "locations")
                .replace("{name}", "over-receipt")
                .replace("{file}", "start.js")
                .replace("{type}", "unreadable")
                .replace("{id}", "1");
    }

    boolean meets(Contract.Operation operation, int status) {
        // Each operation has a number of its own; only what is read is the first one's answer.
        String template = operation.method().equals("PUT")
                ? operation.template().replace("{number}", Long.toString(1_000 + ++key))
                : operation.template();
        String path = path(template, all) + needed(operation);
        if (status == 429) {
            // What was spent does not come back meanwhile.
            gateway.clock().stop();
        }
        try {
            return requests(operation, path, status).stream().anyMatch(request -> met(operation, request) == status);
        } finally {
            gateway.clock().go();
        }
    }

    private int met(Contract.Operation operation, HttpRequest request) {
        if (operation.template().equals("/v1/live")) {
            return live(request);
        }
        return http.send(request).status();
    }

    private int live(HttpRequest request) {
        String query =
                request.uri().getRawQuery() == null ? "" : "?" + request.uri().getRawQuery();
        if (request.headers().firstValue("X-Plain").isPresent()) {
            return http.send(request).status();
        }
        String token = request.headers()
                .firstValue("Authorization")
                .map(value -> value.substring("Bearer ".length()))
                .orElse("");
        int status = LiveReader.refusal(gateway, query, token, "");
        // The description of messages stands under a status that is never sent.
        return status == 101 && request.headers().firstValue("X-Shape").isPresent() ? 200 : status;
    }

    private static String needed(Contract.Operation operation) {
        return operation.query().contains("store") ? "?store=0123" : "";
    }

    private List<HttpRequest> requests(Contract.Operation operation, String path, int status) {
        return switch (status) {
            case 101 -> List.of(get(path, allToken));
            case 200 -> List.of(fine(operation, path), get(path, allToken, "X-Shape", "1"));
            case 202 -> operation.name().startsWith("POST /v1/feeds/") ? waiting(operation, path) : parked(operation);
            case 400 -> List.of(body(operation, path, allToken, "{\"a\":"));
            case 401 ->
                List.of(
                        body(operation, path, "", "{\"badge\":\"nobody\",\"pin\":\"1\"}"),
                        body(operation, path, "x.y.z", "{}"),
                        get(path, "", "X-Forwarded-For", "203.0.113.7"));
            case 403 ->
                List.of(
                        body(operation, path, person, "[]"),
                        body(operation, path.replace("0123", "0124"), clerk, OPEN_RECEIPT),
                        body(operation, path, clerk, "{\"percent\":\"1\"}"),
                        get(path, clerk, "X-Forwarded-For", "203.0.113.7"));
            case 404 ->
                List.of(
                        body(operation, path.replace("0123", "0999"), allToken, "{}"),
                        body(operation, path.replace("/1", "/987654321"), allToken, "{}"),
                        body(operation, path.replaceFirst("[^/]*$", "nothing"), allToken, "{}"));
            case 406 -> List.of(body(operation, path, allToken, "{}", "Accept", "image/webp"));
            case 409 -> conflicts(operation, path);
            case 413 -> List.of(body(operation, path, allToken, "x".repeat(9 << 20)));
            case 415 -> List.of(other(operation, path));
            case 422 ->
                List.of(body(operation, path + (path.contains("?") ? "&" : "?") + "colour=red", allToken, "{}"));
            case 426 -> List.of(get(path, allToken, "X-Plain", "1"));
            case 429 -> tooMany(operation);
            default -> List.of();
        };
    }

    private HttpRequest fine(Contract.Operation operation, String path) {
        return switch (operation.name()) {
            case "POST /v1/token" ->
                body(operation, path, "", "{\"device\":" + all + ",\"secret\":\"" + RunningGateway.SECRET + "\"}");
            case "POST /v1/stores/{store}/scan-checks" -> body(operation, path, allToken, "{\"barcode\":\"STAGE\"}");
            case "POST /v1/stores/{store}/operations:batch" -> body(operation, path, clerk, "[]");
            case "POST /v1/feeds/{source}/{kind}" -> body(operation, path, allToken, locations());
            case "PUT /v1/policies/{name}" -> body(operation, path, allToken, "{\"percent\":\"3\"}");
            case "GET /v1/policies/{name}" -> {
                http.send("PUT", path, allToken, "{\"percent\":\"3\"}");
                yield get(path, allToken);
            }
            case "GET /v1/stores/{store}/discrepancies/{id}" ->
                get(path.replaceFirst("[^/]*$", Integer.toString(gateway.parkedPosting())), allToken);
            case "GET /v1/stores/{store}/operations/{source}/{number}" -> {
                String first = path("/v1/stores/{store}/operations/{source}/{number}", all);
                http.send("PUT", first, allToken, request(locations()));
                yield get(first, allToken);
            }
            default -> body(operation, path, allToken, request(locations()));
        };
    }

    private static String locations() {
        return "{\"locations\":[{\"code\":\"Z9\",\"kind\":\"BIN\",\"temperature\":\"AMBIENT\"}]}";
    }

    private static String request(String content) {
        return "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":"
                + content.replaceFirst("\\{", "{\"type\":\"put-locations\",") + "}";
    }

    /// Work without a connection on a delivery that was closed meanwhile.
    private List<HttpRequest> parked(Contract.Operation operation) {
        Morning closed = new Morning(gateway, http).announced().opened();
        closed.done("{\"type\":\"close-receipt\",\"delivery\":\"" + closed.code("D") + "\"}");
        String body =
                "{\"claimed\":\"2030-03-02T06:14:00Z\",\"offline\":true,\"operation\":" + closed.receive(1, "1") + "}";
        String path = operation.method().equals("PUT")
                ? "/v1/stores/0123/operations/" + closed.device() + "/" + (closed.number() + 1)
                : "/v1/stores/0123/operations";
        return List.of(body(operation, path, closed.token(), body));
    }

    /// An order whose vendor and item nobody knows.
    private List<HttpRequest> waiting(Contract.Operation operation, String path) {
        return List.of(body(operation, path.replaceFirst("/feeds/([^/]*)/[^?]*", "/feeds/$1/orders"), allToken, """
                {"order":"PO-NOT-YET","version":1,"vendor":"NOT-YET","due":"2030-03-02","cancelled":false,
                 "lines":[{"line":10,"sku":"NOT-YET","quantity":40,"costMinor":89}]}"""));
    }

    private List<HttpRequest> conflicts(Contract.Operation operation, String path) {
        String much = "{\"claimed\":\"2030-03-02T06:14:00Z\",\"operation\":" + morning.receive(1, "77777") + "}";
        return operation.method().equals("GET")
                ? List.of(get(path + "?at=1000000", allToken))
                : List.of(body(
                        operation,
                        path(operation.template(), morning.device()).replaceFirst("/1$", "/99"),
                        morning.token(),
                        much));
    }

    private List<HttpRequest> tooMany(Contract.Operation operation) {
        if (operation.name().equals("POST /v1/token")) {
            String badge = enrolments.clerk();
            String wrong = "{\"badge\":\"" + badge + "\",\"pin\":\"no\"}";
            for (int i = 0; i < 5; i++) {
                http.send("POST", "/v1/token", "", wrong);
            }
            return List.of(body(operation, "/v1/token", "", wrong));
        }
        // The rate is the caller's, whatever they ask for.
        for (int i = 0; i < 1_000 && http.get("/v1/policies", tired).status() != 429; i++) {
            // Each one is spent.
        }
        HttpRequest request = body(operation, path(operation.template(), tiredDevice) + needed(operation), tired, "{}");
        return List.of(request);
    }

    private HttpRequest other(Contract.Operation operation, String path) {
        return http.request(path, allToken)
                .header("Content-Type", "text/xml")
                .method(operation.method(), BodyPublishers.ofString("<a/>"))
                .build();
    }

    private HttpRequest get(String path, String token, String... header) {
        HttpRequest.Builder request = http.request(path, token);
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return request.GET().build();
    }

    private HttpRequest body(Contract.Operation operation, String path, String token, String body, String... header) {
        if (operation.method().equals("GET")) {
            return get(path, token, header);
        }
        HttpRequest.Builder request = http.request(path, token)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "provoked-" + all + "-" + ++key)
                .header("Message-Id", "provoked-" + all + "-" + key);
        if (header.length > 0) {
            request.header(header[0], header[1]);
        }
        return request.method(operation.method(), BodyPublishers.ofString(body)).build();
    }
}
