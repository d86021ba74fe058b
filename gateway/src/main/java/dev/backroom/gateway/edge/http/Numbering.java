package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.problem.Fault;
import dev.backroom.gateway.edge.problem.Problem;
import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.gateway.log.Inbox;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Refusal;
import dev.backroom.store.Master;
import dev.backroom.store.Sources;
import dev.backroom.store.StoreId;
import dev.backroom.wire.Json;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Supplier;

/// Finds the number of an operation: the sender's own in the path, or one that the inbox gives to a sender's message
/// id.
final class Numbering {

    private static final int KEY_LENGTH_MAX = 100;

    private final Inbox inbox;
    private final Supplier<Master> master;

    Numbering(Inbox inbox, Supplier<Master> master) {
        this.inbox = inbox;
        this.master = master;
    }

    /// @throws Problem when the path has no number of the caller's own
    Submissions.To ofPath(Exchange exchange) {
        StoreId store = open(exchange.store());
        int source = (int) Exchange.number("source", exchange.path("source"), 0, Integer.MAX_VALUE);
        long number = Exchange.number("number", exchange.path("number"), 1, Long.MAX_VALUE);
        Caller caller = exchange.caller();
        own(caller, source);
        return new Submissions.To(store, source, number, caller.counted(), caller);
    }

    /// @throws Problem when operations of this source are not the caller's
    static void own(Caller caller, int source) {
        int device = caller.claims().device();
        if (source != device || device == 0) {
            throw Problem.of(
                    Fault.FOREIGN_NUMBER,
                    Map.of("device", Integer.toString(device), "source", Integer.toString(source)));
        }
    }

    /// The store, when the chain knows it.
    ///
    /// @throws Problem when it does not
    StoreId open(StoreId store) {
        if (!store.isChain() && !master.get().sites().containsKey(store.value())) {
            throw Problem.of(Fault.UNKNOWN_STORE, Map.of("store", store.code()));
        }
        return store;
    }

    /// The sender's id of a message.
    ///
    /// @throws Problem when the header is missing or too long
    static String key(Exchange exchange, String header) {
        String key = exchange.header(header).orElse("");
        if (key.isBlank()) {
            throw Problem.of(Refusal.MISSING_FIELD, header, "own-id");
        }
        if (key.length() > KEY_LENGTH_MAX) {
            throw Problem.of(Refusal.INVALID_VALUE, header, "characters-max: " + KEY_LENGTH_MAX);
        }
        return key;
    }

    /// The number of a message with an id. An enrolment that does not count has a line of its own; everybody else
    /// shares
    /// [Sources#PEOPLE], where ids are kept apart by who sent them.
    ///
    /// @return fails with a [Problem] when the id came before with other content
    Future<Submissions.To> ofMessage(Caller caller, StoreId store, String key, Operation operation) {
        int device = caller.claims().device();
        boolean ownLine = device != 0 && !caller.counted();
        int source = ownLine ? device : Sources.PEOPLE;
        String id = ownLine ? key : device + "/" + caller.claims().person() + ":" + key;
        return inbox.number(source, store, id, Json.digest(operation))
                .recover(Numbering::reused)
                .map(number -> new Submissions.To(store, source, number, false, caller));
    }

    private static Future<Long> reused(Throwable failure) {
        return Future.failedFuture(
                failure instanceof Inbox.MessageReused ? Problem.of(Refusal.NUMBER_REUSED, "", "") : failure);
    }
}
