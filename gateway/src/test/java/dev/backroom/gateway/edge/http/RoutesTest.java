package dev.backroom.gateway.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backroom.gateway.edge.http.Route.Access;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private final Routes routes = new Routes(List.of(
            Route.get("/v1/stores/{store}/stock", Access.STORE, _ -> Future.succeededFuture()),
            Route.put("/v1/policies/{name}", Access.SIGNED_IN, _ -> Future.succeededFuture()),
            Route.get("/v1/policies/{name}", Access.SIGNED_IN, _ -> Future.succeededFuture())));

    @Test
    void parametersAreTakenFromThePath() {
        assertThat(routes.match(HttpMethod.GET, "/v1/stores/0123/stock"))
                .isInstanceOfSatisfying(
                        Routes.Match.Found.class,
                        found -> assertThat(found.parameters()).isEqualTo(Map.of("store", "0123")));
    }

    @Test
    void whatIsWrittenWithPercentsIsRead() {
        assertThat(routes.match(HttpMethod.PUT, "/v1/policies/a%2Fb+c%C3%A4"))
                .isInstanceOfSatisfying(
                        Routes.Match.Found.class,
                        found -> assertThat(found.parameters()).containsEntry("name", "a/b+cä"));
        assertThat(routes.match(HttpMethod.PUT, "/v1/policies/%zz"))
                .isInstanceOfSatisfying(
                        Routes.Match.Found.class,
                        found -> assertThat(found.parameters()).containsEntry("name", ""));
    }

    @Test
    void otherMethodsAreNamed() {
        assertThat(routes.match(HttpMethod.DELETE, "/v1/policies/x"))
                .isEqualTo(new Routes.Match.OtherMethods("GET, PUT"));
    }

    @Test
    void nothingElseFits() {
        for (String path :
                List.of("", "/", "/v1", "/v1/stores/0123/stock/", "/v1/stores/0123/Stock", "//v1/policies/x")) {
            assertThat(routes.match(HttpMethod.GET, path)).as(path).isEqualTo(new Routes.Match.Nothing());
        }
    }
}
