package dev.backroom.sim.books;

import dev.backroom.sim.books.Message.Position;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/// Looks for what is wrong with a message, in a fixed order, and says the first thing in one sentence. It believes
/// head office and the books, nobody else.
final class Examiner {

    private final Masters masters;
    private final Stock stock;
    private final BiPredicate<String, String> wasReceived;

    /// @param wasReceived whether a document of a site has a goods receipt
    Examiner(Masters masters, Stock stock, BiPredicate<String, String> wasReceived) {
        this.masters = masters;
        this.stock = stock;
        this.wasReceived = wasReceived;
    }

    /// @param today by the ERP's clock, in UTC: somewhere it is tomorrow already
    Optional<String> objection(Message message, LocalDate today) {
        return head(message, today)
                .or(() -> message.positions().stream()
                        .flatMap(position -> objection(message, position).stream())
                        .findFirst())
                .or(() -> unbalanced(message))
                .or(() -> belowZero(message));
    }

    private Optional<String> head(Message message, LocalDate today) {
        if (!masters.knowsSite(message.site())) {
            return Optional.of("There is no site " + message.site() + ".");
        }
        if (message.vendor().isEmpty() ? message.movement().needsVendor() : !masters.knowsVendor(message.vendor())) {
            return Optional.of(
                    message.vendor().isEmpty()
                            ? "A vendor is missing."
                            : "There is no vendor " + message.vendor() + ".");
        }
        if (message.day().isAfter(today.plusDays(1))) {
            return Optional.of("The business day " + message.day() + " has not come yet: it is " + today + ".");
        }
        if (message.movement() == Movement.CORRECTION && !wasReceived.test(message.site(), message.document())) {
            return Optional.of(
                    "Document " + message.document() + " was never received, so there is nothing to correct.");
        }
        return Optional.empty();
    }

    private Optional<String> objection(Message message, Position position) {
        String article = position.article();
        if (!masters.knowsArticle(article)) {
            return Optional.of("There is no article " + article + ".");
        }
        if (position.quantity() == 0 && (position.grams() == 0 || message.movement() == Movement.GOODS_RECEIPT)) {
            return Optional.of("The quantity of " + article + " is 0.");
        }
        if (message.movement() == Movement.GOODS_RECEIPT && (position.quantity() < 0 || position.grams() < 0)) {
            return Optional.of("A goods receipt cannot take " + article + " away.");
        }
        if (position.unitCost() < 0) {
            return Optional.of("The cost of " + article + " is below zero.");
        }
        if (!position.isOrdered()) {
            return position.orderLine() == 0 && position.orderVersion() == 0
                    ? Optional.empty()
                    : Optional.of("There is a line or version of an order, but no order, for " + article + ".");
        }
        return masters.hasOrders() ? ordered(message, position) : Optional.empty();
    }

    private Optional<String> ordered(Message message, Position position) {
        String name = "order " + position.order();
        if (!masters.hasOrder(message.site(), position.order())) {
            return Optional.of("Site " + message.site() + " has no " + name + ".");
        }
        if (masters.order(message.site(), position.order(), position.orderVersion())
                .isEmpty()) {
            return Optional.of("Version " + position.orderVersion() + " of " + name + " was never issued.");
        }
        Optional<Fact.Line> line = line(message, position);
        String where = "line " + position.orderLine() + " of " + name;
        if (line.isEmpty()) {
            return Optional.of("There is no " + where + ".");
        }
        if (!line.get().article().equals(position.article())) {
            return Optional.of(
                    "On " + where + " there is " + line.get().article() + ", not " + position.article() + ".");
        }
        return line.get().unitCost() == position.unitCost()
                ? Optional.empty()
                : Optional.of(
                        "The cost on " + where + " is " + line.get().unitCost() + ", not " + position.unitCost() + ".");
    }

    /// The line in the version that is named. What corrects an earlier receipt may concern a line that this version
    /// has not any more.
    private Optional<Fact.Line> line(Message message, Position position) {
        if (message.movement() == Movement.GOODS_RECEIPT) {
            return masters.order(message.site(), position.order(), position.orderVersion())
                    .flatMap(order -> order.line(position.orderLine()));
        }
        return masters.upTo(message.site(), position.order(), position.orderVersion()).stream()
                .flatMap(order -> order.line(position.orderLine()).stream())
                .findFirst();
    }

    private static Optional<String> unbalanced(Message message) {
        if (message.movement() != Movement.TRANSFER) {
            return Optional.empty();
        }
        Map<String, Long> sums = new HashMap<>();
        message.positions().forEach(position -> sums.merge(position.article(), position.quantity(), Math::addExact));
        return message.positions().stream()
                .map(Position::article)
                .filter(article -> sums.getOrDefault(article, 0L) != 0)
                .findFirst()
                .map(article -> "A transfer cannot make " + article + " more or less.");
    }

    private Optional<String> belowZero(Message message) {
        for (Map.Entry<Stock.Shelf, Amount> effect : Stock.effects(message).entrySet()) {
            Stock.Shelf shelf = effect.getKey();
            Amount before = stock.on(message.site(), shelf);
            if (effect.getValue().isBelowZero()
                    && before.plus(effect.getValue()).isBelowZero()) {
                return Optional.of("Site " + message.site() + " has " + before.quantity() + " (" + before.grams()
                        + " g) of " + shelf.article() + " in " + shelf.type() + ", which would fall below zero.");
            }
        }
        return Optional.empty();
    }
}
