package dev.backroom.sim.books;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Books in a folder, and somebody who talks to them by HTTP as anybody does.
final class Shop implements AutoCloseable {

    static final String TOKEN = "a-token-of-this-test-only";
    static final Instant NOW = Instant.parse("2026-03-03T12:00:00Z");

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path journal;
    private Books books;
    private Client client;

    private Shop(Path folder) throws IOException {
        this.journal = folder.resolve("books.journal");
        this.books = Books.open(settings());
        this.client = new Client(books);
    }

    /// Books that were told nothing.
    static Shop empty(Path folder) throws IOException {
        return new Shop(folder);
    }

    /// Books that know site 0123, articles MILK and BREAD, vendor HARVEST, and PO-1: two versions, and a third that
    /// has
    /// no BREAD any more.
    static Shop open(Path folder) throws IOException {
        Shop shop = new Shop(folder);
        shop.books.tell(new Fact.Site(Paper.SITE));
        shop.books.tell(new Fact.Article("MILK"));
        shop.books.tell(new Fact.Article("BREAD"));
        shop.books.tell(new Fact.Vendor("HARVEST"));
        Fact.Line milk = new Fact.Line(1, "MILK", 100, 100);
        Fact.Line bread = new Fact.Line(2, "BREAD", 100, 100);
        shop.books.tell(new Fact.Order(Paper.SITE, "PO-1", 1, "HARVEST", List.of(milk, bread)));
        shop.books.tell(
                new Fact.Order(Paper.SITE, "PO-1", 2, "HARVEST", List.of(new Fact.Line(1, "MILK", 80, 105), bread)));
        shop.books.tell(new Fact.Order(Paper.SITE, "PO-1", 3, "HARVEST", List.of(milk)));
        return shop;
    }

    private BooksSettings settings() {
        return BooksSettings.of(journal, TOKEN).withClock(InstantSource.fixed(NOW));
    }

    record Answer(int status, String body, Map<String, List<String>> headers) {
        JsonObject json() {
            return new JsonObject(body);
        }

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        String voucher() {
            return json().getString("voucher");
        }

        String error() {
            return json().getString("error");
        }
    }

    Books books() {
        return books;
    }

    Path journal() {
        return journal;
    }

    /// Closes the books and opens them again from the journal, on another port.
    void reopen() throws IOException {
        client.close();
        books.close();
        books = Books.open(settings());
        client = new Client(books);
    }

    Answer put(JsonObject message) throws IOException {
        return client.put(message);
    }

    Answer put(String key, String body) throws IOException {
        return client.put(key, BodyPublishers.ofString(body));
    }

    Answer put(String key, BodyPublisher body) throws IOException {
        return client.put(key, body);
    }

    Answer get(String path) throws IOException {
        return send(request(path).GET());
    }

    JsonArray list(String path) throws IOException {
        return new JsonArray(get(path).body());
    }

    HttpRequest.Builder request(String path) {
        return client.request(path);
    }

    /// A request of somebody unknown.
    HttpRequest.Builder bare(String path) {
        return client.bare(path);
    }

    Answer send(HttpRequest.Builder request) throws IOException {
        return send(client.http, request);
    }

    static Answer send(HttpClient http, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(
                    answer.statusCode(), answer.body(), answer.headers().map());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    /// Sends to books as a proper client does, wherever they are at the moment.
    static final class Client implements AutoCloseable {
        private final HttpClient http = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE)
                .build();
        private final Books books;

        Client(Books books) {
            this.books = books;
        }

        Answer put(JsonObject message) throws IOException {
            return put(message.getString("key"), BodyPublishers.ofString(message.encode()));
        }

        Answer put(String key, BodyPublisher body) throws IOException {
            return send(http, request("/api/postings/" + key).PUT(body));
        }

        HttpRequest.Builder request(String path) {
            return bare(path).header("Authorization", "Bearer " + TOKEN);
        }

        HttpRequest.Builder bare(String path) {
            return HttpRequest.newBuilder(URI.create(books.address() + path)).timeout(PATIENCE);
        }

        @Override
        public void close() {
            http.close();
        }
    }

    /// The first line of the answer to a request that no proper client would send.
    String raw(String method, String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", books.address().getPort())) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            String request = method + " " + path + " HTTP/1.1\r\nHost: books\r\nAuthorization: Bearer " + TOKEN
                    + "\r\nContent-Length: 0\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return String.valueOf(reader.readLine());
        }
    }

    @Override
    public void close() {
        client.close();
        books.close();
    }
}
