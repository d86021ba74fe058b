package dev.backroom.operation;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The answer to an operation. Stored as codes and arguments; put into words on reading ([Sentences]).
public sealed interface Outcome {

    /// Done.
    ///
    /// @param code what was done, such as `received`
    /// @param args what the sentence needs
    record Accepted(String code, Map<String, String> args) implements Outcome {
        public Accepted {
            args = sorted(args);
        }
    }

    /// Asked back: send the same operation again under a new number that names this one.
    ///
    /// @param approval whether a second person must stand by it
    record Asks(String question, Map<String, String> args, boolean approval) implements Outcome {
        public Asks {
            args = sorted(args);
        }
    }

    /// Not done, and why.
    ///
    /// @param goodsInHand what may be done with the goods now
    record Refused(Refusal code, Map<String, String> args, List<Offer> goodsInHand) implements Outcome {
        public Refused {
            args = sorted(args);
            goodsInHand = List.copyOf(goodsInHand);
        }
    }

    /// A fact that the books cannot accept: a supervisor resolves it.
    ///
    /// @param discrepancy the case that keeps the whole operation
    /// @param code why the books could not accept it
    record Parked(int discrepancy, Refusal code, Map<String, String> args) implements Outcome {
        public Parked {
            args = sorted(args);
        }
    }

    /// What can be done with goods that cannot be received.
    enum Offer {
        QUARANTINE,
        HAND_BACK
    }

    private static Map<String, String> sorted(Map<String, String> args) {
        return Collections.unmodifiableMap(new TreeMap<>(args));
    }
}
