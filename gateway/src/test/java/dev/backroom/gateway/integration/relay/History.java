package dev.backroom.gateway.integration.relay;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Principal;
import dev.backroom.operation.ReceivingOperation.CheckIn;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.MasterRow.Role;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Body;
import dev.backroom.wire.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A store's line of history as it could have been, chained, one check-in after the other.
final class History {

    private final StoreId store;
    private Head head = Head.START;

    History(int store) {
        this.store = new StoreId(store);
    }

    StoreId store() {
        return store;
    }

    long last() {
        return head.number();
    }

    Event next() {
        return next("S-1");
    }

    /// @param seal says as much as the event is to be long
    Event next(String seal) {
        long number = head.number() + 1;
        CheckIn operation =
                new CheckIn("D-" + number, Optional.of(seal), 12, Optional.of("4.5"), false, Optional.empty());
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Envelope envelope = new Envelope(
                store,
                1000,
                number,
                true,
                new Principal(7, 1000, Set.of(Role.CLERK)),
                now,
                false,
                0,
                Optional.empty(),
                operation,
                Json.digest(operation));
        Bytes bytes = Body.encode(
                envelope, number, new Outcome.Accepted("checked-in", Map.of("delivery", "D-" + number)), 1, List.of());
        return after(now, number, bytes);
    }

    /// An event that nobody can read.
    Event nextBroken() {
        return after(Instant.now().truncatedTo(ChronoUnit.MICROS), head.number() + 1, bytes("no JSON"));
    }

    private Event after(Instant now, long number, Bytes bytes) {
        Event event = Event.after(head, store, 1, now, 1000, number, Body.VERSION, bytes);
        head = new Head(number, event.hash(), now, 1);
        return event;
    }

    List<Event> next(int count) {
        List<Event> events = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            events.add(next());
        }
        return events;
    }

    static Bytes bytes(String text) {
        return Bytes.of(text.getBytes(StandardCharsets.UTF_8));
    }
}
