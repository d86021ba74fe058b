package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Unsent;
import dev.backroom.store.Event;
import dev.backroom.store.Posting;
import dev.backroom.store.Status;
import dev.backroom.wire.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/// A message for a target.
///
/// @param decided the time of the decision that it tells of
/// @param posting what it says
record Letter(Unsent.Key key, Instant decided, Posting posting) {

    /// The message on the wire, see the handbook for integrators.
    private record Written(
            String key,
            String store,
            String kind,
            String document,
            LocalDate day,
            Instant decided,
            String vendor,
            List<WrittenLine> lines) {}

    private record WrittenLine(
            String sku,
            String status,
            long quantity,
            long grams,
            String order,
            int orderLine,
            long orderVersion,
            long costMinor) {}

    static Letter of(Event event, Posting posting) {
        return new Letter(new Unsent.Key(event.store(), event.number(), posting.line()), event.time(), posting);
    }

    /// Messages about one document are told in their order.
    String document() {
        return posting.document();
    }

    /// As it goes over the wire.
    byte[] body() {
        return Json.write(new Written(
                key.toString(),
                key.store().code(),
                kebab(posting.kind()),
                posting.document(),
                posting.day(),
                decided,
                posting.vendor(),
                posting.lines().stream().map(Letter::line).toList()));
    }

    /// What there is to keep of it as long as it cannot be told.
    Unsent unsent() {
        return new Unsent(key, document(), Unsent.State.HELD, 0, decided, decided, "");
    }

    private static WrittenLine line(Posting.Line line) {
        Status status = line.status();
        return new WrittenLine(
                line.sku(),
                kebab(status),
                line.quantity(),
                line.grams(),
                line.order(),
                line.orderLine(),
                line.orderVersion(),
                line.costMinor());
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
