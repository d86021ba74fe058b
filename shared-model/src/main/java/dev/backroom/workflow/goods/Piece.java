package dev.backroom.workflow.goods;

import dev.backroom.store.MasterRow.Item;

/// So much of one item.
///
/// @param quantity base units, above zero
/// @param grams measured weight, 0 for items that are not sold by weight
public record Piece(Item item, long quantity, long grams, Label label) {}
