package dev.backroom.sim.books;

import dev.backroom.client.BackroomClient;
import dev.backroom.client.Listing;
import dev.backroom.store.DocumentRow.EntryKind;
import dev.backroom.store.Status;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Listed;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Compares Backroom's ledger with the ERP's books through what both tell everybody, as finance does: stock by
/// article
/// and status, and what was received on each line of an order. It knows neither's insides.
///
/// Both sides are read one after the other, so it is for when nobody works and every message has arrived. Receipts
/// that are still open may not have been told yet. Orders that have left the gateway's state with an era are compared
/// by their stock alone.
public final class Reconciliation {

    private static final Duration ANSWER_MAX = Duration.ofSeconds(30);
    private static final int OK = 200;

    private final BackroomClient backroom;
    private final URI books;
    private final String token;

    /// @param backroom of somebody who may see what is on hand everywhere
    /// @param books the ERP's address
    /// @param token for the ERP
    public Reconciliation(BackroomClient backroom, URI books, String token) {
        this.backroom = backroom;
        this.books = books;
        this.token = token;
    }

    /// What was found.
    ///
    /// @param compared stock and order lines that were looked at: equal books of nothing prove nothing
    /// @param differences one sentence each, sorted by store
    public record Found(int compared, List<String> differences) {

        public Found {
            differences = List.copyOf(differences);
        }

        public boolean isEqual() {
            return differences.isEmpty();
        }

        /// `equal` or `different`.
        public String word() {
            return isEqual() ? "equal" : "different";
        }
    }

    private record Sum(long quantity, long grams) {
        static final Sum NONE = new Sum(0, 0);

        Sum plus(Sum other) {
            return new Sum(Math.addExact(quantity, other.quantity), Math.addExact(grams, other.grams));
        }

        @Override
        public String toString() {
            return grams == 0 ? Long.toString(quantity) : quantity + " (" + grams + " g)";
        }
    }

    /// Reads both sides and compares. Blocking.
    ///
    /// @throws UncheckedIOException when the ERP cannot be read
    public Found compare(Collection<StoreId> stores) {
        int compared = 0;
        List<String> differences = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            for (StoreId store : stores) {
                compared += compare(store, "on hand", ledgerStock(store), booksStock(http, store), differences);
                compared += compare(store, "received", ledgerReceipts(store), booksReceipts(http, store), differences);
            }
        }
        return new Found(compared, differences);
    }

    private static int compare(
            StoreId store, String what, Map<String, Sum> ledger, Map<String, Sum> erp, List<String> differences) {
        Set<String> names = new TreeSet<>(ledger.keySet());
        names.addAll(erp.keySet());
        for (String name : names) {
            Sum ours = ledger.getOrDefault(name, Sum.NONE);
            Sum theirs = erp.getOrDefault(name, Sum.NONE);
            if (!ours.equals(theirs)) {
                differences.add("store " + store.code() + ", " + name + ": the ledger has " + ours + " " + what
                        + ", the ERP " + theirs);
            }
        }
        return names.size();
    }

    private Map<String, Sum> ledgerStock(StoreId store) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Listed.Stock stock : backroom.list(store, Listing.STOCK, Map.of())) {
            // What nobody knows the article of is told to nobody.
            if (!stock.sku().isEmpty()) {
                sums.merge(
                        stock.sku() + " in " + type(stock.status()),
                        new Sum(stock.quantity(), stock.grams()),
                        Sum::plus);
            }
        }
        return sums;
    }

    /// What finance calls a status of the stores.
    private static String type(Status status) {
        return switch (status) {
            case AVAILABLE -> "UNRESTRICTED";
            case AWAITING -> "PENDING";
            case HELD -> "BLOCKED";
            case DAMAGED -> "DAMAGED_GOODS";
            case QUARANTINED -> "INSPECTION";
            case EXPIRED -> "OUT_OF_DATE";
            case RETURN_TO_VENDOR -> "RETURNS";
        };
    }

    private Map<String, Sum> booksStock(HttpClient http, StoreId store) {
        Map<String, Sum> sums = new TreeMap<>();
        for (JsonObject row : read(http, "/api/stock", store)) {
            String name = row.getString("article") + " in " + row.getString("type");
            sums.merge(name, new Sum(row.getLong("quantity"), row.getLong("grams")), Sum::plus);
        }
        return sums;
    }

    /// Pieces only: the API tells no weight of a receipt's entries.
    private Map<String, Sum> ledgerReceipts(StoreId store) {
        Map<String, Sum> sums = new TreeMap<>();
        for (Listed.Receipt receipt : backroom.list(store, Listing.RECEIPTS, Map.of())) {
            for (Listed.Entry entry : receipt.entries()) {
                boolean stands = !entry.reversed() && entry.kind() != EntryKind.HANDED_BACK;
                if (stands && entry.sku().isPresent() && entry.order().isPresent()) {
                    String name = line(
                            entry.order().get(), entry.orderLine(), entry.sku().get());
                    sums.merge(name, new Sum(entry.quantity(), 0), Sum::plus);
                }
            }
        }
        return sums;
    }

    private Map<String, Sum> booksReceipts(HttpClient http, StoreId store) {
        Set<String> orders = backroom.list(store, Listing.ORDERS, Map.of()).stream()
                .map(Listed.Order::code)
                .collect(Collectors.toSet());
        Map<String, Sum> sums = new TreeMap<>();
        for (JsonObject row : read(http, "/api/receipts", store)) {
            if (orders.contains(row.getString("order"))) {
                String name = line(row.getString("order"), row.getInteger("orderLine"), row.getString("article"));
                sums.merge(name, new Sum(row.getLong("quantity"), 0), Sum::plus);
            }
        }
        return sums;
    }

    private static String line(String order, int line, String article) {
        return "order " + order + " line " + line + " " + article;
    }

    private List<JsonObject> read(HttpClient http, String path, StoreId store) {
        HttpRequest request = HttpRequest.newBuilder(books.resolve(path + "?site=" + store.code()))
                .header("Authorization", "Bearer " + token)
                .timeout(ANSWER_MAX)
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != OK) {
                throw new IOException(path + " of the ERP answered " + answer.statusCode() + " " + answer.body());
            }
            return new JsonArray(answer.body())
                    .stream().map(JsonObject.class::cast).toList();
        } catch (DecodeException | ClassCastException e) {
            throw new UncheckedIOException(new IOException(path + " of the ERP is no list", e));
        } catch (IOException e) {
            throw new UncheckedIOException("the ERP cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while reading the ERP", e);
        }
    }
}
