package dev.backroom.sim.books;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What head office has told. Not safe for several threads; [Ledger] guards it.
final class Masters {

    private record OrderKey(String site, String number) {}

    private final Set<String> sites = new HashSet<>();
    private final Set<String> articles = new HashSet<>();
    private final Set<String> vendors = new HashSet<>();
    private final Map<OrderKey, NavigableMap<Long, Fact.Order>> orders = new HashMap<>();

    /// What one fact is to what is known.
    enum News {
        NEW,
        KNOWN,
        /// Another order of this number and version was issued before.
        CONTRADICTS
    }

    News weigh(Fact fact) {
        return switch (fact) {
            case Fact.Site(String code) -> sites.contains(code) ? News.KNOWN : News.NEW;
            case Fact.Article(String number) -> articles.contains(number) ? News.KNOWN : News.NEW;
            case Fact.Vendor(String code) -> vendors.contains(code) ? News.KNOWN : News.NEW;
            case Fact.Order order -> weigh(order);
        };
    }

    private News weigh(Fact.Order order) {
        return order(order.site(), order.number(), order.version())
                .map(before -> before.equals(order) ? News.KNOWN : News.CONTRADICTS)
                .orElse(News.NEW);
    }

    void learn(Fact fact) {
        switch (fact) {
            case Fact.Site(String code) -> sites.add(code);
            case Fact.Article(String number) -> articles.add(number);
            case Fact.Vendor(String code) -> vendors.add(code);
            case Fact.Order order ->
                orders.computeIfAbsent(new OrderKey(order.site(), order.number()), _ -> new TreeMap<>())
                        .put(order.version(), order);
        }
    }

    boolean knowsSite(String code) {
        return sites.isEmpty() || sites.contains(code);
    }

    boolean knowsArticle(String number) {
        return articles.isEmpty() || articles.contains(number);
    }

    boolean knowsVendor(String code) {
        return vendors.isEmpty() || vendors.contains(code);
    }

    boolean hasOrders() {
        return !orders.isEmpty();
    }

    boolean hasOrder(String site, String number) {
        return orders.containsKey(new OrderKey(site, number));
    }

    Optional<Fact.Order> order(String site, String number, long version) {
        return Optional.ofNullable(versions(site, number).get(version));
    }

    /// The versions of an order up to one, the newest first.
    Collection<Fact.Order> upTo(String site, String number, long version) {
        return List.copyOf(
                versions(site, number).headMap(version, true).descendingMap().values());
    }

    private NavigableMap<Long, Fact.Order> versions(String site, String number) {
        return orders.getOrDefault(new OrderKey(site, number), new TreeMap<>());
    }
}
