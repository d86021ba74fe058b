package dev.backroom.workflow.receiving;

import dev.backroom.operation.Code;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.ReceivingOperation;
import dev.backroom.operation.ReceivingOperation.Document;
import dev.backroom.operation.ReceivingOperation.Goods;
import dev.backroom.operation.ReceivingOperation.OpenReceipt;
import dev.backroom.operation.Refusal;
import dev.backroom.workflow.Facts;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.goods.Piece;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Quantities;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import dev.backroom.workflow.goods.Tracked;
import java.util.Optional;

/// What is wrong with an operation of the dock whatever the store's stock is: final on a device too. What the facts
/// do
/// not hold is unknown and passes.
final class DockChecks {

    private DockChecks() {}

    static Optional<Refused> check(Facts facts, ReceivingOperation operation) {
        return switch (operation) {
            case ReceivingOperation.CheckIn checkIn ->
                CheckInRules.malformed(checkIn).or(() -> closed(facts, checkIn.delivery()));
            case ReceivingOperation.OpenReceipt open -> open(facts, open);
            case ReceivingOperation.OpenDirectDelivery direct -> DirectRules.malformed(direct);
            case ReceivingOperation.ReceiveGoods receive ->
                closed(facts, receive.delivery())
                        .or(() -> place(facts, receive.to()))
                        .or(() -> complete(facts, receive.goods()));
            case ReceivingOperation.ReceiveUnit receive ->
                closed(facts, receive.delivery())
                        .or(() -> place(facts, receive.to()))
                        .or(() -> plate(receive.sscc()));
            case ReceivingOperation.CountUnit count ->
                CountRules.malformed(count)
                        .or(() -> closed(facts, count.delivery()))
                        .or(() -> place(facts, count.to()))
                        .or(() -> plate(count.sscc()));
            case ReceivingOperation.ReportDamage damage ->
                DamageRules.malformed(damage)
                        .or(() -> closed(facts, damage.delivery()))
                        .or(() -> readable(facts, damage.goods()));
            case ReceivingOperation.QuarantineGoods quarantine ->
                reason(quarantine.reason()).or(() -> quantity(quarantine.goods()));
            case ReceivingOperation.HandBack handBack ->
                reason(handBack.reason()).or(() -> quantity(handBack.goods()));
            case ReceivingOperation.HandBackDelivery handBack ->
                reason(handBack.reason()).or(() -> closed(facts, handBack.delivery()));
            case ReceivingOperation.CloseReceipt close -> closed(facts, close.delivery());
            case ReceivingOperation.ReopenReceipt _ -> Optional.empty();
        };
    }

    /// What opens a receipt is a code, or for a unit whatever the scanner read off its label.
    private static Optional<Refused> open(Facts facts, OpenReceipt operation) {
        if (operation.document() == Document.SSCC) {
            return Optional.empty();
        }
        Optional<Refused> unfit = Code.Flaw.of(operation.code()).map(flaw -> Say.invalid("/code", flaw.detail()));
        return unfit.isEmpty() && operation.document() == Document.DELIVERY ? closed(facts, operation.code()) : unfit;
    }

    private static Optional<Refused> closed(Facts facts, String code) {
        return Dock.find(facts.state(), code)
                .filter(delivery -> Dock.isOver(delivery.state()))
                .map(delivery -> Dock.closed(facts, delivery));
    }

    private static Optional<Refused> place(Facts facts, Optional<String> code) {
        return code.flatMap(known -> Places.find(facts.state(), known)).flatMap(Places::cannotHold);
    }

    private static Optional<Refused> plate(String sscc) {
        return Scanner.plate("/sscc", sscc) instanceof Step.Stop<String>(Refused why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static Optional<Refused> complete(Facts facts, Goods goods) {
        Step<Reading> read = facts.read(goods);
        if (read instanceof Step.Go<Reading>(Reading.Loose loose)) {
            for (Piece piece : loose.pieces()) {
                Optional<Refused> missing = Tracked.missing(piece);
                if (missing.isPresent()) {
                    return missing;
                }
            }
        }
        return unread(read);
    }

    private static Optional<Refused> readable(Facts facts, Goods goods) {
        return unread(facts.read(goods));
    }

    /// Why goods could not be read; a barcode that only is not known here may be known elsewhere.
    private static Optional<Refused> unread(Step<Reading> read) {
        return read instanceof Step.Stop<Reading>(Refused why) && why.code() != Refusal.UNKNOWN_BARCODE
                ? Optional.of(why)
                : Optional.empty();
    }

    private static Optional<Refused> quantity(Goods goods) {
        return !goods.quantity().isEmpty() && Quantities.read(goods.quantity()) instanceof Step.Stop<Long>(Refused why)
                ? Optional.of(why)
                : Optional.empty();
    }

    private static Optional<Refused> reason(String code) {
        return Reasons.caseFor(code).isPresent() ? Optional.empty() : Optional.of(Say.invalid("/reason", code));
    }
}
