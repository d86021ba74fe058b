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
}
