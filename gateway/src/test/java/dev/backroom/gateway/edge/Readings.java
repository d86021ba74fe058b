package dev.backroom.gateway.edge;

import dev.backroom.gateway.edge.http.Route;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Asks a gateway for everything there is to read.
final class Readings {

    private final RunningGateway gateway;
    private final Http http;

    Readings(RunningGateway gateway, Http http) {
        this.gateway = gateway;
        this.http = http;
    }

    /// Every answer to a reading request that the gateway has, and what every scope of the live feed says.
    List<String> everything(String token, int device, List<String> barcodes) {
        List<String> texts = new ArrayList<>();
        for (Route route : gateway.edge().routes()) {
            if (route.method().equals(HttpMethod.GET) && route.access() != Route.Access.OPEN) {
                texts.addAll(pages(path(route, device), token));
            }
        }
        for (String barcode : barcodes) {
            texts.add(http.send("POST", "/v1/stores/0123/scan-checks", token, Json.text(Map.of("barcode", barcode)))
                    .raw()
                    .body());
        }
        for (String store : List.of("0123", "0000")) {
            for (String scope : List.of("desk", "map", "device")) {
                texts.addAll(feed("?store=" + store + "&scope=" + scope, token));
                texts.addAll(feed("?store=" + store + "&scope=" + scope + "&after=1", token));
            }
        }
        return texts;
    }

    private String path(Route route, int device) {
        return route.template()
                .replace("{store}", "0123")
                .replace("{source}", Integer.toString(device))
                .replace("{number}", "1")
                .replace("{id}", "1")
                .replace("{name}", "over-receipt");
    }

    private List<String> pages(String path, String token) {
        List<String> texts = new ArrayList<>();
        String next = "";
        do {
            Http.Response response = http.get(path + (next.isEmpty() ? "" : "?after=" + next), token);
            texts.add(response.raw().body());
            next = response.json().path("next").asText();
        } while (!next.isEmpty());
        return texts;
    }

    private List<String> feed(String query, String token) {
        if (LiveReader.refusal(gateway, query, token, "") != 101) {
            return List.of();
        }
        StoreId store = StoreId.parse(query.substring("?store=".length(), "?store=0123".length()));
        long newest = RunningGateway.done(gateway.events().head(store)).number();
        try (LiveReader reader = LiveReader.open(gateway, query, token)) {
            return reader.until(newest).stream()
                    .map((Api.Live message) -> Json.text(message))
                    .toList();
        }
    }
}
