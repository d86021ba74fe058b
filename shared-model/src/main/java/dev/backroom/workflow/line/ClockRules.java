package dev.backroom.workflow.line;

import dev.backroom.operation.LineOperation.Tick;
import dev.backroom.operation.Outcome;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.DocumentRow.Waiting;
import dev.backroom.store.Held;
import dev.backroom.store.LineRow.Clock;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.setup.WaitingRules;
import java.util.List;

/// What only time brings about. A tick takes a limited number of due rows; the rest stay due, and the next tick
/// follows at once.
final class ClockRules {

    /// As many as an event may have reactions, halved.
    private static final int ROWS_AT_ONCE = 32;

    private ClockRules() {}

    static Outcome tick(Draft draft, Tick tick) {
        long generation = draft.row(Clock.class, RowKey.of(RowKind.CLOCK, 0))
                .map(Clock::generation)
                .orElse(0L);
        if (tick.generation() != generation) {
            return Say.done(Done.TICKED, "count", "0");
        }
        draft.tick();
        List<RowKey> due = draft.state().dueBy(draft.time());
        int count = Math.min(due.size(), ROWS_AT_ONCE);
        for (RowKey key : due.subList(0, count)) {
            draft.state().held(key).map(Held::row).ifPresent(row -> {
                switch (row) {
                    case Asked asked -> draft.remove(asked.key());
                    case Waiting waiting -> WaitingRules.due(draft, waiting);
                    default -> throw new IllegalStateException("nothing is known to be due for " + row);
                }
            });
        }
        return Say.done(Done.TICKED, "count", Integer.toString(count));
    }
}
