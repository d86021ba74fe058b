package dev.backroom.workflow.exception;

import dev.backroom.operation.CaseOperation;
import dev.backroom.operation.CaseOperation.Resolution;
import dev.backroom.operation.CaseOperation.ResolveCase;
import dev.backroom.operation.Outcome;
import dev.backroom.operation.Refusal;
import dev.backroom.store.DocumentRow.Discrepancy;
import dev.backroom.store.DocumentRow.DiscrepancyState;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.workflow.Done;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Say;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The door of this package.
public final class CaseRules {

    private CaseRules() {}

    public static Outcome decide(Draft draft, CaseOperation operation) {
        return switch (operation) {
            case ResolveCase resolve -> resolve(draft, resolve);
        };
    }

    /// How a case may end, in the order in which they are offered.
    public static List<Resolution> allowed(Discrepancy about) {
        return switch (about.kind()) {
            case POSTING -> List.of(Resolution.RETRY, Resolution.SKIP);
            case SHORTAGE,
                    OVERAGE,
                    DAMAGE,
                    SUBSTITUTION,
                    UNKNOWN_BARCODE,
                    WRONG_PRODUCT,
                    EXPIRED,
                    MASTER_DATA,
                    UNPOSTABLE,
                    COUNT_VARIANCE,
                    MISPLACED,
                    REACTION_TOO_DEEP -> List.of();
        };
    }

    /// The resolution as cases keep it, such as `retry`.
    public static String code(Resolution resolution) {
        return resolution.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Outcome resolve(Draft draft, ResolveCase operation) {
        String id = Integer.toString(operation.discrepancy());
        Optional<Discrepancy> found =
                draft.row(Discrepancy.class, RowKey.of(RowKind.DISCREPANCY, operation.discrepancy()));
        if (found.isEmpty()) {
            return Say.no(Refusal.UNKNOWN_CASE, "case", id);
        }
        Discrepancy about = found.get();
        if (about.state() == DiscrepancyState.RESOLVED) {
            return Say.no(Refusal.CASE_RESOLVED, "case", id);
        }
        if (!allowed(about).contains(operation.resolution())) {
            return Say.contradiction("/resolution", operation.resolution(), about.kind());
        }
        if (operation.reason().isBlank()) {
            return Say.missing("/reason");
        }
        draft.put(about.resolved(code(operation.resolution()), operation.reason(), draft.actor()));
        return Say.done(Done.CASE_RESOLVED, "case", id);
    }
}
