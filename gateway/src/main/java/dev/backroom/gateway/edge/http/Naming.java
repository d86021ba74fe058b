package dev.backroom.gateway.edge.http;

import dev.backroom.store.DocumentRow;
import dev.backroom.store.Kept;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Owner;
import dev.backroom.store.Place;
import dev.backroom.store.RowKey;
import dev.backroom.store.RowKind;
import dev.backroom.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Ids inside, codes outside.
record Naming(Store store, Master master) {

    private static final int OWNER_STEP = 10_000_000;

    String sku(int item) {
        return master.item(item).map(MasterRow.Item::sku).orElse("#" + item);
    }

    Optional<String> skuOf(int item) {
        return item == 0 ? Optional.empty() : Optional.of(sku(item));
    }

    String vendor(int vendor) {
        MasterRow.@Nullable Vendor row = master.vendors().get(vendor);
        return row == null ? "#" + vendor : row.code();
    }

    Optional<String> location(int id) {
        return row(DocumentRow.Location.class, RowKind.LOCATION, id).map(DocumentRow.Location::code);
    }

    Optional<String> unit(int id) {
        return row(DocumentRow.Unit.class, RowKind.UNIT, id).map(DocumentRow.Unit::sscc);
    }

    Optional<String> order(int id) {
        return row(DocumentRow.Order.class, RowKind.ORDER, id).map(DocumentRow.Order::code);
    }

    Optional<String> delivery(int id) {
        return row(DocumentRow.Delivery.class, RowKind.DELIVERY, id).map(DocumentRow.Delivery::code);
    }

    /// A place as its label says; a virtual one by its kind and party.
    String place(int place) {
        if (Place.isUnit(place)) {
            return unit(Place.unitOf(place)).orElse("#" + place);
        }
        if (Place.isLocation(place)) {
            return location(place).orElse("#" + place);
        }
        return place == 0 ? "" : Place.virtualOf(place) + ":" + Place.partyOf(place);
    }

    String owner(int owner) {
        if (owner == Owner.OWN) {
            return "own";
        }
        return (Owner.isConcession(owner) ? "concession:" : "consignment:") + vendor(owner % OWNER_STEP);
    }

    <R extends Kept> Optional<R> row(Class<R> type, RowKind kind, int id) {
        return id == 0 ? Optional.empty() : store.row(type, RowKey.of(kind, id));
    }
}
