package dev.backroom.gateway.lane;

import dev.backroom.gateway.log.DamagedLine;
import dev.backroom.gateway.log.EventReader;
import dev.backroom.gateway.log.StateLoader;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import io.vertx.core.Future;
import java.util.Optional;

/// What lanes ask the log: states, missed events, and the answers that were given.
///
/// @param loader loads states from the tables
record LogView(EventReader events, StateLoader loader) {

    /// The answer to a number that was seen before; empty when neither log nor archive has one.
    ///
    /// @return fails with [DamagedLine] when a counted number that is not above the last one has no answer: it was
    /// answered, so to decide it now could be to do it twice
    Future<Optional<Answer>> answer(Envelope envelope, long last) {
        return answer(envelope.store(), envelope.source(), envelope.number(), Optional.of(envelope.digest()), last)
                .compose(found -> found.isEmpty() && envelope.counted()
                        ? Future.failedFuture(new DamagedLine(
                                envelope.store(),
                                "source " + envelope.source() + " has come to number " + last + ", and number "
                                        + envelope.number() + " is neither in the log nor in the archive"))
                        : Future.succeededFuture(found));
    }

    /// @param digest of the content that came now; empty when only the answer is asked for
    Future<Optional<Answer>> answer(StoreId store, int source, long number, Optional<String> digest, long last) {
        return events.answering(store, source, number)
                .map(event -> event.flatMap(found -> answer(found, number, digest, last)))
                .compose(answer -> answer.isPresent()
                        ? Future.succeededFuture(answer)
                        : events.archived(store, source, number)
                                .map(event -> event.map(at -> new Answer.Archived(at, last))));
    }

    private static Optional<Answer> answer(Event event, long number, Optional<String> digest, long last) {
        Body body = Body.of(event);
        if (number < body.first() || number > event.key()) {
            return Optional.empty();
        }
        return Optional.of(
                digest.filter(d -> !d.equals(body.digest())).isPresent()
                        ? new Answer.Reused(event.number(), last)
                        : new Answer.Decided(event.number(), event.time(), body.out(), last, true));
    }
}
