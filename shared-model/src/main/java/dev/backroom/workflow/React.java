package dev.backroom.workflow;

import dev.backroom.operation.Envelope;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.store.DocumentRow.Order;
import dev.backroom.store.DocumentRow.Waiting;
import dev.backroom.store.Index.Word;
import dev.backroom.store.Row;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// What an event calls for. Decided right behind it, in the same transaction, on behalf of the system.
public final class React {

    /// No event calls for more; what is left over is tried again by the clock.
    private static final int REACTIONS_MAX = 32;

    private React() {}

    /// The operations that the event's decision asks for, in a fixed order.
    ///
    /// @param state the store with the decision's rows in it
    public static List<Operation> after(Store state, Envelope cause, Decision decision) {
        TreeSet<Integer> waiting = new TreeSet<>();
        for (Row row : decision.rows()) {
            if (row instanceof Order order) {
                state.by(Waiting.class, Word.of(RowKind.WAITING, "missing", "order:" + order.code()))
                        .forEach(message -> waiting.add(message.id()));
            } else if (row instanceof Waiting message && message.missing().isEmpty()) {
                waiting.add(message.id());
            }
        }
        if (waiting.isEmpty()) {
            return List.of();
        }
        List<Operation> reactions = new ArrayList<>();
        for (int id : waiting) {
            if (reactions.size() < REACTIONS_MAX) {
                reactions.add(new LineOperation.Resume(id));
            }
        }
        return reactions;
    }
}
