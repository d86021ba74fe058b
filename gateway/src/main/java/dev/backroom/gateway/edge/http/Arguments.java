package dev.backroom.gateway.edge.http;

import dev.backroom.operation.Outcome;
import java.util.Map;

/// The arguments of an outcome's sentence, whatever kind of outcome it is.
final class Arguments {

    private Arguments() {}

    static Map<String, String> of(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Accepted(String _, var args) -> args;
            case Outcome.Asks(String _, var args, boolean _) -> args;
            case Outcome.Refused(var _, var args, var _) -> args;
            case Outcome.Parked(int _, var _, var args) -> args;
        };
    }

    /// The same outcome with other arguments.
    static Outcome with(Outcome outcome, Map<String, String> args) {
        return switch (outcome) {
            case Outcome.Accepted accepted -> new Outcome.Accepted(accepted.code(), args);
            case Outcome.Asks asks -> new Outcome.Asks(asks.question(), args, asks.approval());
            case Outcome.Refused refused -> new Outcome.Refused(refused.code(), args, refused.goodsInHand());
            case Outcome.Parked parked -> new Outcome.Parked(parked.discrepancy(), parked.code(), args);
        };
    }
}
