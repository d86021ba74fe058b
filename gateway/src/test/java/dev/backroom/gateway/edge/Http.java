package dev.backroom.gateway.edge;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.operation.Refusal;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Raw HTTP to a running gateway, with the token of whoever is signed in.
final class Http implements AutoCloseable {

    private final RunningGateway gateway;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Map<String, Integer> problems = new ConcurrentHashMap<>();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Boolean>> taken = new ConcurrentHashMap<>();

    Http(RunningGateway gateway) {
        this.gateway = gateway;
    }

    /// What came back.
    record Response(int status, JsonNode json, HttpResponse<String> raw) {
        String type() {
            return json.path("type").asText();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }
    }

    HttpClient client() {
        return client;
    }

    String tokenOfDevice(int device) {
        return token(new Api.Credentials(
                Optional.of(device), Optional.of(RunningGateway.SECRET), Optional.empty(), Optional.empty()));
    }

    String tokenOfPerson(String badge) {
        return token(new Api.Credentials(
                Optional.empty(), Optional.empty(), Optional.of(badge), Optional.of(RunningGateway.PIN)));
    }

    String tokenOfPersonAt(int device, String badge) {
        return token(new Api.Credentials(
                Optional.of(device),
                Optional.of(RunningGateway.SECRET),
                Optional.of(badge),
                Optional.of(RunningGateway.PIN)));
    }

    private String token(Api.Credentials credentials) {
        Response response = send("POST", "/v1/token", "", Json.text(credentials));
        if (response.status() != 200) {
            throw new IllegalStateException("no token: " + response.json());
        }
        return response.json().path("token").asText();
    }

    /// Sends bytes as they are and reads until the other side closes.
    String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    Response get(String path, String token) {
        return send(request(path, token).GET().build());
    }

    Response send(String method, String path, String token, String body) {
        return send(request(path, token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    HttpRequest.Builder request(String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.at(path)).timeout(Duration.ofSeconds(20));
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    Response send(HttpRequest request) {
        try {
            HttpResponse<String> raw = client.send(request, BodyHandlers.ofString());
            Response response = new Response(raw.statusCode(), json(raw), raw);
            documented(request, response);
            note(response.json());
            if (request.method().equals("PUT") && request.uri().getPath().contains("/operations/")) {
                taken.computeIfAbsent(
                                response.type().substring(response.type().lastIndexOf('/') + 1),
                                _ -> ConcurrentHashMap.newKeySet())
                        .add(response.json().path("event").asLong() > 0);
            }
            return response;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Statuses of all problems that came back, by the last part of their type.
    Map<String, Integer> problems() {
        return problems;
    }

    /// Of problems that came back for an operation with a number: whether it was taken.
    Map<String, Set<Boolean>> taken() {
        return taken;
    }

    /// Notes an answer that came another way.
    void note(String answer) throws IOException {
        note(Json.tolerant().readTree(answer));
    }

    /// Why facts were kept as cases.
    Set<String> kept() {
        return kept;
    }

    private void note(JsonNode answer) {
        String type = answer.path("type").asText();
        if (answer.path("outcome").path("type").asText().equals("parked")) {
            kept.add(Refusal.valueOf(answer.path("outcome").path("code").asText())
                    .slug());
        }
        if (type.startsWith(Reply.PROBLEMS)) {
            problems.put(
                    type.substring(Reply.PROBLEMS.length()),
                    answer.path("status").asInt());
        }
    }

    /// Whatever a test meets is what the contract says.
    private void documented(HttpRequest request, Response response) {
        String type = response.header("Content-Type").split(";", 2)[0];
        List<String> complaints = gateway.contract()
                .complaints(request.method(), request.uri().getRawPath(), response.status(), type, response.json());
        if (!complaints.isEmpty()) {
            throw new AssertionError(request.method() + " " + request.uri() + " " + response.status() + " "
                    + response.raw().body() + "\n" + String.join("\n", complaints));
        }
    }

    private static JsonNode json(HttpResponse<String> raw) throws IOException {
        String type = raw.headers().firstValue("Content-Type").orElse("");
        return type.contains("json") && !type.contains("ndjson")
                ? Json.tolerant().readTree(raw.body())
                : Json.tolerant().missingNode();
    }

    @Override
    public void close() {
        client.close();
    }
}
