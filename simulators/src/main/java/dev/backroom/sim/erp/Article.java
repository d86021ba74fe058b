package dev.backroom.sim.erp;

/// An article that was really sold.
///
/// @param unitsPerDay sold on an average day on which it was sold at all
/// @param pricePence of one
public record Article(String sku, String name, int unitsPerDay, int pricePence) {}
