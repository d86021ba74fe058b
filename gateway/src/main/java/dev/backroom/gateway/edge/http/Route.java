package dev.backroom.gateway.edge.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/// One documented operation of the API.
///
/// @param template path with `{names}`
/// @param query names of parameters that it knows; others are refused
/// @param takes media types of the body, none when there is no body
/// @param gives media types of the answer
public record Route(
        HttpMethod method,
        String template,
        Access access,
        Set<String> query,
        List<String> takes,
        List<String> gives,
        Handler handler) {

    /// Who may come in.
    public enum Access {
        /// Everybody.
        OPEN,
        /// Everybody with a token.
        SIGNED_IN,
        /// Whoever may look at the store in the path.
        STORE
    }

    /// Answers the exchange. A failed future, or a thrown [dev.backroom.gateway.edge.problem.Problem], becomes a
    /// problem.
    @FunctionalInterface
    public interface Handler {
        Future<?> answer(Exchange exchange);
    }

    public static Route get(String template, Access access, Handler handler) {
        return new Route(HttpMethod.GET, template, access, Set.of(), List.of(), List.of(Media.JSON), handler);
    }

    public static Route put(String template, Access access, Handler handler) {
        return new Route(HttpMethod.PUT, template, access, Set.of(), List.of(Media.JSON), List.of(Media.JSON), handler);
    }

    public static Route post(String template, Access access, Handler handler) {
        return new Route(
                HttpMethod.POST, template, access, Set.of(), List.of(Media.JSON), List.of(Media.JSON), handler);
    }

    public Route query(String... names) {
        return new Route(method, template, access, Set.of(names), takes, gives, handler);
    }

    public Route taking(String... types) {
        return new Route(method, template, access, query, List.of(types), gives, handler);
    }

    public Route giving(String... types) {
        return new Route(method, template, access, query, takes, List.of(types), handler);
    }

    List<String> segments() {
        return Routes.split(template);
    }
}
