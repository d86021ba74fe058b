package dev.backroom.gateway.edge.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.backroom.gateway.edge.http.Route.Access;
import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.lane.Lanes;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.DeliveryState;
import dev.backroom.store.DocumentRow.LocationKind;
import dev.backroom.store.Master;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Api;
import dev.backroom.wire.Json;
import dev.backroom.wire.Listed;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Lists of a store as it stands, answered from memory with the number they are at, part by part.
final class Lists {

    private static final int PAGE_USUAL = 200;

    /// What is listed, on the lane and therefore quick.
    @FunctionalInterface
    interface View {
        Part of(Store store, Master master, Wanted wanted);
    }

    /// What is asked for.
    ///
    /// @param after cursor of the part before, empty for the first
    /// @param filter value of the list's own parameter, empty for all
    record Wanted(Caller caller, String after, int limit, String filter) {
        /// Whether nothing may be told of what was ordered or promised.
        boolean blind(Store store, Master master) {
            return Blindfold.isOn(caller, store.id(), master);
        }
    }

    /// A part of a list.
    ///
    /// @param next cursor of the next part, empty at the end
    record Part(List<? extends Listed> items, Optional<String> next, long at) {}

    /// @param words what the filter may be, empty for any text
    private record Named(String path, String filter, List<String> words, boolean blind, View view) {
        static Named any(String path, String filter, boolean blind, View view) {
            return new Named(path, filter, List.of(), blind, view);
        }

        static <E extends Enum<E>> Named of(String path, String filter, Class<E> words, boolean blind, View view) {
            List<String> names =
                    Arrays.stream(words.getEnumConstants()).map(Enum::name).toList();
            return new Named(path, filter, names, blind, view);
        }

        /// What is wanted of it, empty for all.
        String wanted(Exchange exchange) {
            Optional<String> wanted = exchange.query(filter);
            if (wanted.isPresent() && !words.isEmpty() && !words.contains(wanted.get())) {
                throw Problem.of(Refusal.INVALID_VALUE, filter, "one-of: " + String.join(", ", words));
            }
            return wanted.orElse("");
        }
    }

    /// `blind` lists have nothing that gives away what is on hand; the others are for those who may see it.
    private static final List<Named> ALL = List.of(
            Named.of("locations", "kind", LocationKind.class, true, PlaceLists::locations),
            Named.any("stock", "sku", false, PlaceLists::stock),
            Named.any("units", "delivery", true, PlaceLists::units),
            Named.any("orders", "code", true, DocumentLists::orders),
            Named.of("deliveries", "state", DeliveryState.class, true, DocumentLists::deliveries),
            Named.any("receipts", "delivery", true, DocumentLists::receipts),
            Named.any("devices", "name", true, DocumentLists::devices));

    private final Lanes lanes;
    private final int pageMax;

    Lists(Lanes lanes, int pageMax) {
        this.lanes = lanes;
        this.pageMax = pageMax;
    }

    List<Route> routes() {
        return ALL.stream().map(this::route).toList();
    }

    private Route route(Named list) {
        return Route.get("/v1/stores/{store}/" + list.path(), Access.STORE, exchange -> list(exchange, list))
                .query("at", "after", "limit", list.filter());
    }

    private Future<Void> list(Exchange exchange, Named list) {
        Caller caller = exchange.caller();
        if (!list.blind() && !caller.seesStock()) {
            throw Problem.of(Fault.ROLE_MISSING);
        }
        StoreId store = exchange.store();
        Wanted wanted =
                new Wanted(caller, exchange.query("after").orElse(""), limit(exchange, pageMax), list.wanted(exchange));
        return lanes.read(store, at(exchange), (state, master) -> list.view().of(state, master, wanted))
                .compose(part -> exchange.compressed(page(part)));
    }

    static long at(Exchange exchange) {
        return exchange.number("at", 0, 0, Long.MAX_VALUE);
    }

    static int limit(Exchange exchange, int max) {
        return (int) exchange.number("limit", Math.min(PAGE_USUAL, max), 1, max);
    }

    static Api.Page page(Part part) {
        return new Api.Page(part.items().stream().map(Lists::node).toList(), part.next(), part.at());
    }

    static JsonNode node(Object value) {
        return Json.tolerant().valueToTree(value);
    }
}
