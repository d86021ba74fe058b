package dev.backroom.gateway.edge.http;

import dev.backroom.gateway.edge.token.Caller;
import dev.backroom.operation.Answer;
import dev.backroom.operation.Outcome;
import dev.backroom.policy.BlindReceiving;
import dev.backroom.store.Master;
import dev.backroom.store.StoreId;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// Takes out of answers what would tell whoever receives blind how much was ordered or promised.
///
/// Lists and the live feed cut their own rows by the same rule, [#isOn].
final class Blindfold {

    /// More than ordered, fewer than promised, cartons promised on a pallet.
    private static final Set<String> TELLING = Set.of("excess", "shortages", "units");

    private final Supplier<Master> master;

    Blindfold(Supplier<Master> master) {
        this.master = master;
    }

    /// Whether this caller receives blind in this store.
    static boolean isOn(Caller caller, StoreId store, Master master) {
        return !caller.seesStock() && BlindReceiving.holds(master, store);
    }

    Answer cut(StoreId store, Caller caller, Answer answer) {
        if (!(answer instanceof Answer.Decided decided)) {
            return answer;
        }
        Outcome cut = cut(store, caller, decided.outcome());
        return cut == decided.outcome() ? answer : decided.with(cut);
    }

    /// The outcome without what it would tell; the same one where there is nothing to take out.
    Outcome cut(StoreId store, Caller caller, Outcome outcome) {
        Map<String, String> args = Arguments.of(outcome);
        if (Collections.disjoint(args.keySet(), TELLING) || !isOn(caller, store, master.get())) {
            return outcome;
        }
        Map<String, String> left = new HashMap<>(args);
        left.keySet().removeAll(TELLING);
        return Arguments.with(outcome, left);
    }
}
