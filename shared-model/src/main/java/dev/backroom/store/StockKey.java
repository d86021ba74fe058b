package dev.backroom.store;

/// What tells one balance from another; complete from the first event on, since a field that was forgotten cannot be
/// added to a hashed chain later.
///
/// @param item the item's id
/// @param place see [Place]
/// @param batch id of a [Row.Batch], 0 without
/// @param serial id of a [Row.Serial], 0 without
/// @param owner see [Owner]
public record StockKey(int item, int place, Status status, int batch, int serial, int owner) {

    public static StockKey plain(int item, int place) {
        return new StockKey(item, place, Status.AVAILABLE, 0, 0, Owner.OWN);
    }

    public StockKey at(int otherPlace) {
        return new StockKey(item, otherPlace, status, batch, serial, owner);
    }

    public StockKey as(Status otherStatus) {
        return new StockKey(item, place, otherStatus, batch, serial, owner);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StockKey key
                && item == key.item
                && place == key.place
                && status == key.status
                && batch == key.batch
                && serial == key.serial
                && owner == key.owner;
    }

    @Override
    public int hashCode() {
        int hash = (item * 31 + place) * 31 + status.ordinal();
        return ((hash * 31 + batch) * 31 + serial) * 31 + owner;
    }
}
