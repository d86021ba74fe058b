package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.Operation;
import dev.backroom.store.Store;
import java.util.List;

/// What an event calls for. Decided right behind it, in the same transaction, on behalf of the system.
public final class React {

    private React() {}

    /// The operations that the event's decision asks for, in a fixed order.
    ///
    /// @param state the store with the decision's rows in it
    public static List<Operation> after(Store state, Envelope cause, Decision decision) {
        return List.of();
    }
}
