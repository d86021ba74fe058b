package dev.backroom.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.operation.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// HTTP as such: problems of requests, languages, limits, health, pages.
@ExtendWith(RunningGateway.Given.class)
class ServiceIT {

    private final RunningGateway gateway;
    private final Enrolments enrolments;
    private final Http http;

    ServiceIT(RunningGateway gateway) {
        this.gateway = gateway;
        this.enrolments = new Enrolments(gateway);
        this.http = new Http(gateway);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        Http.Response response = http.get("/v1/stors", "");

        assertThat(response.status()).isEqualTo(404);
        assertThat(response.type()).isEqualTo("/problems/not-found");
        assertThat(response.header("content-type")).isEqualTo("application/problem+json");
    }

    @Test
    void anotherMethodIsToldWhichOnesThereAre() {
        Http.Response response = http.send("DELETE", "/v1/token", "", "");

        assertThat(response.status()).isEqualTo(405);
        assertThat(response.type()).isEqualTo("/problems/method-not-allowed");
        assertThat(response.header("allow")).isEqualTo("POST");
    }

    @Test
    void anotherTypeOfAnswerOrBodyIsAProblem() {
        Http.Response accept = http.send(http.request("/v1/token", "")
                .header("Accept", "text/csv")
                .GET()
                .method("POST", BodyPublishers.ofString("{}"))
                .header("Content-Type", "application/json")
                .build());
        Http.Response body = http.send(http.request("/v1/token", "")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString("<a/>"))
                .build());
        Http.Response none = http.send(http.request("/v1/token", "")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        Http.Response packed = http.send(http.request("/v1/token", "")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("{}"))
                .build());

        assertThat(accept.type()).isEqualTo("/problems/not-acceptable");
        assertThat(body.type()).isEqualTo("/problems/unsupported-media-type");
        assertThat(packed.status()).isEqualTo(415);
        assertThat(accept.status()).isEqualTo(406);
        assertThat(body.status()).isEqualTo(415);
        assertThat(none.status()).isEqualTo(415);
    }

    @Test
    void anUnknownParameterIsNamed() {
        Http.Response response =
                http.get("/v1/stores/0123/locations?colour=red", http.tokenOfDevice(enrolments.handheld()));

        assertThat(response.type()).isEqualTo("/problems/unknown-field");
        assertThat(response.json().path("field").asText()).isEqualTo("colour");
    }

    @Test
    void sentencesFollowTheLanguageThatIsAskedFor() {
        for (String wish : List.of("de", "de-AT,en;q=0.5", "fr, de;q=0.8, en;q=0.2")) {
            Http.Response german = http.send(http.request("/v1/stores/0123/locations", "")
                    .header("Accept-Language", wish)
                    .build());

            assertThat(german.json().path("title").asText()).isEqualTo("Nicht angemeldet");
            assertThat(german.header("content-language")).isEqualTo("de");
        }
        for (String wish : List.of("fr", "en-GB", "*", ";;;")) {
            Http.Response english = http.send(http.request("/v1/stores/0123/locations", "")
                    .header("Accept-Language", wish)
                    .build());

            assertThat(english.json().path("title").asText()).isEqualTo("Not signed in");
        }
    }

    @Test
    void everyProblemTypeHasAPageAndWordsInBothLanguages() {
        Stream.concat(
                        Arrays.stream(Fault.values()).map(Fault::slug),
                        Arrays.stream(Refusal.values()).map(Refusal::slug))
                .forEach(slug -> {
                    for (String language : List.of("en", "de")) {
                        Http.Response page = http.send(http.request("/problems/" + slug, "")
                                .header("Accept-Language", language)
                                .build());
                        assertThat(page.status()).as(slug).isEqualTo(200);
                        assertThat(page.raw().body())
                                .contains("<html lang=\"" + language + "\">")
                                .doesNotContain("title." + slug)
                                .doesNotContain("refused." + slug)
                                .doesNotContain("> ?");
                    }
                });
    }

    @Test
    void whoAsksTooOftenHasToWaitAndTakesNoNumber() {
        int device = enrolments.handheld();
        String token = http.tokenOfDevice(device);

        gateway.clock().stop();
        Http.Response limited = http.get("/v1/stores/0123/locations?limit=1", token);
        for (int i = 0; i < 1_000 && limited.status() != 429; i++) {
            limited = http.get("/v1/stores/0123/locations?limit=1", token);
        }

        gateway.clock().go();

        assertThat(limited.type()).isEqualTo("/problems/rate-limited");
        assertThat(Integer.parseInt(limited.header("retry-after"))).isPositive();
        assertThat(limited.header("ratelimit")).contains("r=0");
        assertThat(limited.header("ratelimit-policy")).contains("q=100");
    }

    @Test
    void headersHaveABound() throws IOException {
        String answer = http.raw("GET /health/live HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 431").contains("/problems/headers-too-large");
    }

    @Test
    void theAddressHasABound() throws IOException {
        assertThat(http.raw("GET /" + "x".repeat(6_000) + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .contains(" 414 ")
                .contains("/problems/uri-too-long");
    }

    @Test
    void whatIsNoHttpIsTurnedAway() throws IOException {
        assertThat(http.raw("HELLO\r\n\r\n")).contains(" 400 ").contains("/problems/broken-request");
    }

    @Test
    void aBodyThatDoesNotComeIsNotWaitedForForever() throws IOException {
        int device = enrolments.handheld();

        assertThat(http.raw(operationOf100Bytes(device) + "{\"claimed\""))
                .startsWith("HTTP/1.1 408")
                .contains("/problems/request-timeout");
        assertThat(RunningGateway.done(gateway.lanes().answer(RunningGateway.STORE, device, 1)))
                .isEmpty();
    }

    @Test
    void aBodyThatNeverBeginsIsNotWaitedForForever() throws IOException {
        assertThat(http.raw(operationOf100Bytes(enrolments.handheld())))
                .startsWith("HTTP/1.1 408")
                .contains("/problems/request-timeout");
    }

    /// The head of a request, which promises a body.
    private String operationOf100Bytes(int device) {
        return "PUT /v1/stores/0123/operations/" + device + "/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                + http.tokenOfDevice(device)
                + "\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n";
    }

    @Test
    void readinessIsDerivedFromItsParts() {
        Http.Response ready = http.get("/health/ready", "");

        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().path("status").asText()).isEqualTo("UP");
        assertThat(ready.json().path("checks"))
                .extracting(check ->
                        check.path("name").asText() + " " + check.path("status").asText())
                .containsExactly("database UP", "kafka DOWN");
        assertThat(http.get("/health/live", "").json().path("status").asText()).isEqualTo("UP");
    }

    @Test
    void metricsAreForThisMachineAndForThoseWhoRunIt() {
        http.get("/v1/stors", "");

        Http.Response local = http.get("/metrics", "");
        Http.Response forwarded = http.send(http.request("/metrics", "")
                .header("X-Forwarded-For", "203.0.113.7")
                .build());
        Http.Response clerk = http.send(http.request("/metrics", http.tokenOfDevice(enrolments.handheld()))
                .header("X-Forwarded-For", "203.0.113.7")
                .build());

        assertThat(local.raw().body())
                .contains("backroom_edge_problems_total{type=\"not-found\"}")
                .contains("backroom_edge_operation_seconds_count");
        assertThat(forwarded.status()).isEqualTo(401);
        assertThat(clerk.status()).isEqualTo(403);
    }

    @Test
    void theReferencePageNeedsNobodyElse() {
        Http.Response page = http.get("/docs", "");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("content-security-policy"))
                .contains("default-src 'none'")
                .contains("script-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.raw().body())
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<script>");
        for (String file :
                List.of("swagger-ui.css", "swagger-ui-bundle.js", "start.js", "start.css", "favicon-32x32.png")) {
            assertThat(page.raw().body() + "start.css").contains(file);
            assertThat(http.get("/docs/" + file, "").status()).as(file).isEqualTo(200);
        }
        assertThat(http.get("/docs/pom.xml", "").status()).isEqualTo(404);
        assertThat(http.get("/docs/..%2f..%2fopenapi.yaml", "").status()).isEqualTo(404);
        assertThat(http.get("/openapi.yaml", "").raw().body()).startsWith("openapi: 3.1.0");
    }

    @Test
    void listsAreCompressedForWhoeverWantsIt() throws IOException, InterruptedException {
        String token = http.tokenOfPerson(enrolments.administrator());
        var response = http.client()
                .send(
                        http.request("/v1/stores/0000/events?limit=100", token)
                                .header("Accept-Encoding", "gzip")
                                .build(),
                        BodyHandlers.ofInputStream());

        assertThat(response.headers().firstValue("content-encoding")).contains("gzip");
        try (InputStream in = new GZIPInputStream(response.body())) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).contains("\"items\":[");
        }
    }
}
