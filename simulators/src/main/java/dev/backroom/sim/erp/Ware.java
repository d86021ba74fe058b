package dev.backroom.sim.erp;

import dev.backroom.operation.ChainOperation.ItemData;
import dev.backroom.operation.ChainOperation.PackData;
import dev.backroom.store.MasterRow.Temperature;
import dev.backroom.store.MasterRow.Tracking;

/// An article as the ERP lists it.
///
/// @param number counts the articles from 1; its barcodes are made of it
/// @param gramsEach nominal weight of one piece
public record Ware(int number, ItemData item, int perDay, int gramsEach) {

    public String sku() {
        return item.sku();
    }

    boolean is(Tracking tracking) {
        return item.tracking() == tracking;
    }

    boolean chilled() {
        return item.temperature() == Temperature.CHILLED;
    }

    /// Nothing has to be scanned but the barcode.
    boolean plain() {
        return is(Tracking.NONE) && !item.catchWeight();
    }

    PackData pack(String level) {
        return item.packs().stream()
                .filter(pack -> pack.level().equals(level))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(sku() + " has no pack " + level));
    }

    public long caseSize() {
        return pack(Catalogue.CASE).quantity();
    }
}
