package dev.backroom.workflow.goods;

import java.util.List;

/// What a scan stands for.
public sealed interface Reading {

    /// Loose goods: one item, or the components of a bundle.
    ///
    /// @param name of the item or bundle
    /// @param quantity base units in all
    record Loose(String name, long quantity, List<Piece> pieces) implements Reading {}

    /// The label of a handling unit.
    ///
    /// @param plate SSCC or licence plate
    record OfUnit(String plate) implements Reading {}
}
