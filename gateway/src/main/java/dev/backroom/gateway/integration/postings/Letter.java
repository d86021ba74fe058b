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

/// A message as a target gets it.
///
/// @param decided the time of the decision that it tells of
record Letter(Unsent.Key key, String document, Instant decided, byte[] body) {

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
        Unsent.Key key = new Unsent.Key(event.store(), event.number(), posting.line());
        Written written = new Written(
                key.toString(),
                event.store().code(),
                kebab(posting.kind()),
                posting.document(),
                posting.day(),
                event.time(),
                posting.vendor(),
                posting.lines().stream().map(Letter::line).toList());
        return new Letter(key, posting.document(), event.time(), Json.write(written));
    }

    /// What there is to keep of it as long as it cannot be told.
    Unsent unsent() {
        return new Unsent(key, document, Unsent.State.HELD, 0, decided, decided, "");
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
