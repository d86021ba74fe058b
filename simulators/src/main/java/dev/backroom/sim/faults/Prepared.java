package dev.backroom.sim.faults;

import dev.backroom.sim.erp.Ware;
import dev.backroom.store.StoreId;
import java.util.List;

/// A chain on a morning: stores with their places, enrolled devices, and trucks that are being unloaded.
///
/// @param devices handhelds of clerks, each good for every store
/// @param desk a supervisor's device, which sees stock
/// @param docks one entry per open receipt
public record Prepared(List<StoreId> stores, List<Device> devices, Device desk, List<Dock> docks) {

    /// An enrolment and its secret.
    public record Device(int id, String secret) {}

    /// A delivery whose receipt is open.
    ///
    /// @param wares what was ordered, in quantities that nobody reaches
    /// @param tight ordered too, one piece only: the second is asked back
    /// @param units licence plates of cartons that were promised
    public record Dock(StoreId store, String delivery, List<Ware> wares, Ware tight, List<String> units) {}

    public Prepared {
        stores = List.copyOf(stores);
        devices = List.copyOf(devices);
        docks = List.copyOf(docks);
    }

    public List<Dock> docksOf(StoreId store) {
        return docks.stream().filter(dock -> dock.store().equals(store)).toList();
    }
}
