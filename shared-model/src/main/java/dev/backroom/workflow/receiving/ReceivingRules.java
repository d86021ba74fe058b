package dev.backroom.workflow.receiving;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Facts;
import java.util.Optional;

/// The door of this package.
public final class ReceivingRules {

    private ReceivingRules() {}

    /// See [DockChecks].
    public static Optional<Refused> check(Facts facts, ReceivingOperation operation) {
        return DockChecks.check(facts, operation);
    }

    public static Outcome decide(Draft draft, ReceivingOperation operation) {
        return switch (operation) {
            case ReceivingOperation.CheckIn checkIn -> CheckInRules.checkIn(draft, checkIn);
            case ReceivingOperation.OpenReceipt open -> OpenRules.open(draft, open);
            case ReceivingOperation.OpenDirectDelivery direct -> DirectRules.open(draft, direct);
            case ReceivingOperation.ReceiveGoods receive -> GoodsRules.receive(draft, receive);
            case ReceivingOperation.ReceiveUnit receive -> UnitRules.receive(draft, receive);
            case ReceivingOperation.CountUnit count -> CountRules.count(draft, count);
            case ReceivingOperation.ReportDamage damage -> DamageRules.report(draft, damage);
            case ReceivingOperation.QuarantineGoods quarantine -> QuarantineRules.quarantine(draft, quarantine);
            case ReceivingOperation.HandBack handBack -> HandBackRules.handBack(draft, handBack);
            case ReceivingOperation.HandBackDelivery handBack -> HandBackRules.all(draft, handBack);
            case ReceivingOperation.CloseReceipt close -> CloseRules.close(draft, close);
            case ReceivingOperation.ReopenReceipt reopen -> ReopenRules.reopen(draft, reopen);
        };
    }
}
