package dev.backroom.sim.books;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/// Understands what a sender puts to the books.
final class PostingReader {

    private static final String NO_OBJECT = "This is no JSON object.";

    private PostingReader() {}

    /// What was read.
    sealed interface Read {

        record Good(Message message) implements Read {}

        /// @param sentence what is wrong with it
        record Bad(String sentence) implements Read {}
    }

    /// @param key that the address says
    static Read read(String key, Buffer body) {
        Optional<JsonObject> object = object(body);
        if (object.isEmpty()) {
            return new Read.Bad(NO_OBJECT);
        }
        Fields fields = Fields.of(object.get());
        Message message = message(fields);
        if (fields.wrong().isPresent()) {
            return new Read.Bad(fields.wrong().get());
        }
        if (!message.key().equals(key)) {
            return new Read.Bad("The message calls itself " + message.key() + ", its address says " + key + ".");
        }
        return new Read.Good(message);
    }

    /// An object, when it is one.
    static Optional<JsonObject> object(Buffer body) {
        try {
            return Json.decodeValue(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (DecodeException _) {
            return Optional.empty();
        }
    }

    private static Message message(Fields fields) {
        String key = fields.text("key");
        String site = fields.text("store");
        Movement movement = fields.word("kind", Movement.GOODS_RECEIPT, Movement::of);
        List<Message.Position> positions = fields.each("lines", PostingReader::position);
        return new Message(
                key,
                site,
                movement,
                fields.text("document"),
                fields.day("day"),
                fields.moment("decided"),
                fields.textOrEmpty("vendor"),
                positions);
    }

    private static Message.Position position(Fields line) {
        return new Message.Position(
                line.text("sku"),
                line.word("status", StockType.UNRESTRICTED, StockType::of),
                line.number("quantity"),
                line.number("grams"),
                line.textOrEmpty("order"),
                line.small("orderLine"),
                line.number("orderVersion"),
                line.number("costMinor"));
    }
}
