package dev.backroom.sim.erp;

import dev.backroom.operation.SetupOperation.PutNotice;
import dev.backroom.operation.SetupOperation.PutOrder;
import dev.backroom.operation.SetupOperation.UnitData;
import dev.backroom.store.StoreId;
import java.time.LocalDate;
import java.util.List;

/// A truck: its papers, and what is on it when nothing is wrong.
///
/// @param number counts the shipments of all stores from 0
/// @param today the store's date when it was planned: expiry dates are relative to it
/// @param loose goods outside of units, one entry per order line
public record Shipment(int number, Site site, LocalDate today, PutOrder order, PutNotice notice, List<Loose> loose) {

    /// Loose goods of one article.
    ///
    /// @param quantity promised, in pieces
    public record Loose(Ware ware, long quantity) {}

    public StoreId store() {
        return site.store();
    }

    public String code() {
        return notice.delivery();
    }

    /// Units that stand on no other.
    public List<UnitData> topUnits() {
        return notice.units().stream().filter(unit -> unit.parent().isEmpty()).toList();
    }
}
