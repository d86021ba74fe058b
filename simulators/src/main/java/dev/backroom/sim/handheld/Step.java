package dev.backroom.sim.handheld;

import java.util.List;
import java.util.Optional;

/// Moves that belong together and are made by one person, one after the other.
///
/// @param fault the fault that they are about; seen when every answer is the expected one
public record Step(Optional<Fault> fault, List<Move> moves) {

    static Step plain(Move... moves) {
        return new Step(Optional.empty(), List.of(moves));
    }

    static Step of(Fault fault, Move... moves) {
        return new Step(Optional.of(fault), List.of(moves));
    }
}
