package dev.backroom.sim.books;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/// Vouchers and facts as JSON, in the ERP's own words: so they are in the journal, and so others read and tell them.
final class Papers {

    private static final String VOUCHER = "voucher";
    private static final String FACT = "fact";

    private Papers() {}

    static boolean isVoucher(JsonObject object) {
        return object.containsKey(VOUCHER);
    }

    static JsonObject write(Voucher voucher) {
        Message message = voucher.message();
        JsonArray positions = new JsonArray();
        message.positions().forEach(position -> positions.add(write(position)));
        return new JsonObject()
                .put(VOUCHER, voucher.code())
                .put("number", voucher.number())
                .put("taken", voucher.taken().toString())
                .put("key", message.key())
                .put("site", message.site())
                .put("movement", message.movement().name())
                .put("document", message.document())
                .put("day", message.day().toString())
                .put("decided", message.decided().toString())
                .put("vendor", message.vendor())
                .put("positions", positions);
    }

    private static JsonObject write(Message.Position position) {
        return new JsonObject()
                .put("article", position.article())
                .put("type", position.type().name())
                .put("quantity", position.quantity())
                .put("grams", position.grams())
                .put("order", position.order())
                .put("orderLine", position.orderLine())
                .put("orderVersion", position.orderVersion())
                .put("unitCost", position.unitCost());
    }

    /// @throws IllegalArgumentException when it is damaged
    static Voucher voucher(JsonObject object) {
        Fields fields = Fields.of(object);
        Message message = new Message(
                fields.text("key"),
                fields.text("site"),
                fields.word("movement", Movement.GOODS_RECEIPT, word -> constant(Movement.class, word)),
                fields.text("document"),
                fields.day("day"),
                fields.moment("decided"),
                fields.textOrEmpty("vendor"),
                fields.each("positions", Papers::position));
        Voucher voucher = new Voucher(fields.number("number"), fields.moment("taken"), message);
        fields.wrong().ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
        return voucher;
    }

    private static Message.Position position(Fields fields) {
        return new Message.Position(
                fields.text("article"),
                fields.word("type", StockType.UNRESTRICTED, word -> constant(StockType.class, word)),
                fields.number("quantity"),
                fields.number("grams"),
                fields.textOrEmpty("order"),
                fields.small("orderLine"),
                fields.number("orderVersion"),
                fields.number("unitCost"));
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> type, String word) {
        try {
            return Optional.of(Enum.valueOf(type, word));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static JsonObject write(Fact fact) {
        return switch (fact) {
            case Fact.Site(String code) -> of("site").put("site", code);
            case Fact.Article(String number) -> of("article").put("article", number);
            case Fact.Vendor(String code) -> of("vendor").put("vendor", code);
            case Fact.Order order -> {
                JsonArray lines = new JsonArray();
                order.lines().forEach(line -> lines.add(write(line)));
                yield of("order")
                        .put("site", order.site())
                        .put("order", order.number())
                        .put("version", order.version())
                        .put("vendor", order.vendor())
                        .put("lines", lines);
            }
        };
    }

    private static JsonObject of(String fact) {
        return new JsonObject().put(FACT, fact);
    }

    private static JsonObject write(Fact.Line line) {
        return new JsonObject()
                .put("line", line.number())
                .put("article", line.article())
                .put("quantity", line.quantity())
                .put("unitCost", line.unitCost());
    }

    /// @throws IllegalArgumentException with a sentence when it cannot be understood
    static Fact fact(JsonObject object) {
        Fields fields = Fields.of(object);
        Fact fact = switch (fields.text(FACT)) {
            case "site" -> new Fact.Site(fields.text("site"));
            case "article" -> new Fact.Article(fields.text("article"));
            case "vendor" -> new Fact.Vendor(fields.text("vendor"));
            case "order" ->
                new Fact.Order(
                        fields.text("site"),
                        fields.text("order"),
                        fields.number("version"),
                        fields.text("vendor"),
                        fields.each("lines", Papers::line));
            default -> throw new IllegalArgumentException("'fact' is none of site, article, vendor, order.");
        };
        fields.wrong().ifPresent(wrong -> {
            throw new IllegalArgumentException(wrong);
        });
        return fact;
    }

    private static Fact.Line line(Fields fields) {
        return new Fact.Line(
                fields.small("line"), fields.text("article"), fields.number("quantity"), fields.number("unitCost"));
    }
}
