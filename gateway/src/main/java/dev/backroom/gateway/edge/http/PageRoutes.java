package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Phrases;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.problem.Statuses;
import dev.backroom.operation.Refusal;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/// Pages for people who connect something: the contract, its reference page, and what each problem type means. All
/// of it
/// comes from this program; nothing is fetched from elsewhere.
final class PageRoutes {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self';"
                    + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String WEBJAR = "/META-INF/resources/webjars/swagger-ui/";

    /// Files of the reference page: our own, and those of the page's program.
    private static final Map<String, String> OWN = Map.of("start.js", "text/javascript", "start.css", "text/css");
    private static final Map<String, String> BUNDLED = Map.of(
            "swagger-ui.css", "text/css",
            "swagger-ui-bundle.js", "text/javascript",
            "favicon-32x32.png", "image/png");

    private final Buffer contract = resource("/openapi/openapi.yaml");
    private final Buffer docs = resource("/openapi/docs.html");
    private final String bundle = WEBJAR + bundleVersion() + "/";

    List<Route> routes() {
        return List.of(
                Route.get("/openapi.yaml", Access.OPEN, exchange -> page(exchange, Media.YAML, contract))
                        .giving(Media.YAML),
                Route.get("/docs", Access.OPEN, exchange -> page(exchange, Media.HTML, docs))
                        .giving(Media.HTML),
                Route.get("/docs/{file}", Access.OPEN, this::file).giving("text/css", "text/javascript", "image/png"),
                Route.get("/problems/{type}", Access.OPEN, PageRoutes::problem).giving(Media.HTML));
    }

    private static Future<Void> page(Exchange exchange, String type, Buffer body) {
        exchange.responseHeader("content-security-policy", POLICY);
        exchange.responseHeader("x-content-type-options", "nosniff");
        exchange.responseHeader("referrer-policy", "no-referrer");
        return exchange.send(200, type, body);
    }

    private Future<Void> file(Exchange exchange) {
        String file = exchange.path("file");
        if (OWN.containsKey(file)) {
            return page(exchange, OWN.get(file), resource("/openapi/" + file));
        }
        if (BUNDLED.containsKey(file)) {
            exchange.responseHeader("cache-control", "max-age=86400");
            return page(exchange, BUNDLED.get(file), resource(bundle + file));
        }
        throw nothingAt(exchange);
    }

    private static Future<Void> problem(Exchange exchange) {
        String slug = exchange.path("type");
        Phrases phrases = exchange.phrases();
        Optional<String> meaning = Fault.ofSlug(slug)
                .map(fault -> article(phrases.title(fault), fault.status(), List.of(phrases.template(fault))))
                .or(() -> refusal(slug)
                        .map(refusal ->
                                article(phrases.title(refusal), Statuses.of(refusal), phrases.templates(refusal))));
        String html = meaning.orElseThrow(() -> nothingAt(exchange));
        return page(
                exchange,
                Media.HTML,
                Buffer.buffer("<!DOCTYPE html><html lang=\"" + phrases.tag()
                        + "\"><head><meta charset=\"utf-8\"><title>"
                        + slug
                        + "</title><link rel=\"stylesheet\" href=\"/docs/start.css\"></head><body><main class=\"page\"><p>"
                        + slug + "</p>" + html + "</main></body></html>"));
    }

    private static Optional<Refusal> refusal(String slug) {
        return Arrays.stream(Refusal.values())
                .filter(refusal -> refusal.slug().equals(slug))
                .findFirst();
    }

    private static String article(String title, int status, List<String> texts) {
        String said = texts.stream().map(text -> "<p>" + escaped(text) + "</p>").collect(Collectors.joining());
        return "<h1>" + escaped(title) + "</h1>" + said + "<p>HTTP " + status + "</p>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Problem nothingAt(Exchange exchange) {
        return Problem.of(
                Fault.NOT_FOUND,
                Map.of("path", String.valueOf(exchange.request().path())));
    }

    private static String bundleVersion() {
        Properties properties = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }

    private static Buffer resource(String name) {
        try (InputStream in = open(name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = PageRoutes.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException("the program is packed without " + name);
        }
        return in;
    }
}
