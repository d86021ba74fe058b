package dev.backroom.workflow;

import dev.backroom.operation.CaseOperation;
import dev.backroom.operation.ChainOperation;
import dev.backroom.operation.LineOperation;
import dev.backroom.operation.Operation;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.SetupOperation;
import dev.backroom.operation.StockOperation;
import dev.backroom.workflow.receiving.ReceivingRules;
import dev.backroom.workflow.stock.StockRules;
import java.util.Optional;

/// The first step of each decision, and the only one that a device takes while it is offline.
///
/// What it refuses is final: it looks at items, locations and documents only, and never at stock. What it lets pass
/// is
/// *recorded* on a device, and decided by [Decide] where the whole store is known.
public final class Check {

    private Check() {}

    public static Optional<Refused> check(Facts facts, Operation operation) {
        return switch (operation) {
            case ReceivingOperation receiving -> ReceivingRules.check(facts, receiving);
            case StockOperation stock -> StockRules.check(facts, stock);
            case ChainOperation _, SetupOperation _, CaseOperation _, LineOperation _ -> Optional.empty();
        };
    }
}
