package dev.backroom.workflow.stock;

import dev.backroom.operation.Outcome;
import dev.backroom.operation.Outcome.Refused;
import dev.backroom.operation.Refusal;
import dev.backroom.operation.StockOperation;
import dev.backroom.workflow.Draft;
import dev.backroom.workflow.Facts;
import dev.backroom.workflow.Say;
import dev.backroom.workflow.Step;
import dev.backroom.workflow.goods.Places;
import dev.backroom.workflow.goods.Reading;
import dev.backroom.workflow.goods.Scanner;
import java.util.Optional;

/// The door of this package.
public final class StockRules {

    private StockRules() {}

    /// What is wrong whatever the store's stock is.
    public static Optional<Refused> check(Facts facts, StockOperation operation) {
        return switch (operation) {
            case StockOperation.MoveGoods move -> check(facts, move);
            case StockOperation.MoveUnit(String sscc, String to) ->
                refused(Scanner.plate("/sscc", sscc)).or(() -> cannotHold(facts, to));
            case StockOperation.Reverse(long event, var _) ->
                event > 0
                        ? Optional.empty()
                        : Optional.of(Say.no(Refusal.UNKNOWN_EVENT, "event", Long.toString(event)));
        };
    }

    private static Optional<Refused> check(Facts facts, StockOperation.MoveGoods move) {
        Step<Reading> read = facts.read(move.goods());
        if (read instanceof Step.Stop<Reading>(Refused why) && why.code() != Refusal.UNKNOWN_BARCODE) {
            return Optional.of(why);
        }
        if (move.from().equals(move.to())) {
            return Optional.of(Say.no(Refusal.SAME_PLACE, "location", move.to()));
        }
        return cannotHold(facts, move.from()).or(() -> cannotHold(facts, move.to()));
    }

    private static Optional<Refused> cannotHold(Facts facts, String code) {
        return Places.find(facts.state(), code).flatMap(Places::cannotHold);
    }

    private static Optional<Refused> refused(Step<?> step) {
        return step instanceof Step.Stop<?>(Refused why) ? Optional.of(why) : Optional.empty();
    }

    public static Outcome decide(Draft draft, StockOperation operation) {
        return switch (operation) {
            case StockOperation.MoveGoods move -> MoveRules.goods(draft, move);
            case StockOperation.MoveUnit(String sscc, String to) -> MoveRules.unit(draft, sscc, to);
            case StockOperation.Reverse(long event, var _) -> new ReverseRules(draft, event).reverse();
        };
    }
}
