package dev.backroom.workflow.line;

import dev.backroom.operation.LineOperation.CloseEra;
import dev.backroom.operation.Outcome;
import dev.backroom.store.DocumentRow.Asked;
import dev.backroom.store.Held;
import dev.backroom.store.LineRow;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.time.Instant;

/// Closes the open era: the state's digest is written down, every source's last number becomes a row, and what ended
/// before this era began leaves the state.
final class EraRules {

    private final Draft draft;
    private final Store state;

    EraRules(Draft draft) {
        this.draft = draft;
        this.state = draft.state();
    }

    Outcome close(CloseEra operation) {
        int open = state.head().era();
        if (operation.era() != open) {
            return Say.contradiction("/era", operation.era(), open);
        }
        Instant began = state.row(LineRow.Era.class, RowKey.of(RowKind.ERA, 0))
                .map(LineRow.Era::from)
                .orElse(Instant.EPOCH);
        draft.put(new LineRow.Era(open + 1, draft.time(), StateDigest.of(state)));
        state.lastNumbers().forEach((source, last) -> draft.put(new LineRow.Source(source, last)));
        // This closing is the era's last event, so its own number leaves with the era too.
        int closer = draft.envelope().source();
        draft.put(new LineRow.Source(closer, Math.max(draft.envelope().number(), state.last(closer))));
        for (Held held : state.rows()) {
            if (held.row() instanceof Asked asked && !asked.until().isAfter(draft.time())) {
                draft.remove(asked.key());
            }
        }
        new OldDocuments(state, began).keys().forEach(draft::remove);
        return Say.done(Done.ERA_CLOSED, "era", Integer.toString(open));
    }
}
