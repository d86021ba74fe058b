package dev.backroom.gateway.integration.postings;

import dev.backroom.gateway.log.Outbox;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Envelope;
import dev.backroom.store.Event;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/// All that telling a target does to the world, so that it can be played in any time.
///
/// @param after reads a part of a store's line
/// @param at reads one event
/// @param send never fails: what goes wrong is a verdict
/// @param note takes what has to be written down, in order
/// @param post posts an operation to its store's lane
record Means(
        After after,
        BiFunction<StoreId, Long, Future<Optional<Event>>> at,
        Function<Letter, Future<Verdict>> send,
        Consumer<Outbox.Change> note,
        Function<Envelope, Future<Answer>> post,
        PostingMeters meters,
        InstantSource clock) {

    /// Reads the events of a store after a number, at most `limit`.
    @FunctionalInterface
    interface After {
        Future<List<Event>> read(StoreId store, long number, int limit);
    }
}
