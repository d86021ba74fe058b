package dev.backroom.gateway.edge.http;

import dev.backroom.store.Balance;
import dev.backroom.store.DocumentRow;
import dev.backroom.store.Held;
import dev.backroom.store.Kept;
import dev.backroom.store.Master;
import dev.backroom.store.MasterRow;
import dev.backroom.store.Place;
import dev.backroom.store.RowKind;
import dev.backroom.store.Status;
import dev.backroom.store.StockKey;
import dev.backroom.store.StockRow;
import dev.backroom.store.StockRow.DateKind;
import dev.backroom.store.Store;
import dev.backroom.wire.Listed;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Places and what is in them.
final class PlaceLists {

    private PlaceLists() {}

    /// Rows of one type behind a cursor, by their id.
    static <R extends Kept> Cursor.Behind<R> rows(Store store, Class<R> type, Lists.Wanted wanted, Keep<R> keep) {
        return rows(store, type, wanted, keep, _ -> true);
    }

    private static <R extends Kept> Cursor.Behind<R> rows(
            Store store, Class<R> type, Lists.Wanted wanted, Keep<R> keep, Predicate<R> seen) {
        Stream<R> all = store.rows().stream()
                .map(Held::row)
                .filter(type::isInstance)
                .map(type::cast)
                .filter(seen)
                .filter(row -> wanted.filter().isEmpty() || keep.test(row, wanted.filter()));
        return Cursor.pick(all, row -> Cursor.of(row.key().a(), row.key().b()), wanted.after(), wanted.limit());
    }

    /// Whether a row is wanted by the value of the list's filter.
    @FunctionalInterface
    interface Keep<R> {
        boolean test(R row, String filter);
    }

    static Lists.Part locations(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        Cursor.Behind<DocumentRow.Location> found = rows(
                store,
                DocumentRow.Location.class,
                wanted,
                (row, kind) -> row.kind().name().equals(kind));
        return part(
                store,
                found.rows().stream()
                        .map(row -> new Listed.Location(
                                row.code(), naming.location(row.parent()), row.kind(), row.temperature(), row.active()))
                        .toList(),
                found.next());
    }

    static Lists.Part units(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        boolean blind = wanted.blind(store, master);
        Cursor.Behind<DocumentRow.Unit> found = rows(
                store,
                DocumentRow.Unit.class,
                wanted,
                (row, delivery) ->
                        naming.delivery(row.delivery()).filter(delivery::equals).isPresent(),
                // How many are still to come would tell how much was announced.
                row -> !blind || row.state().hasCome());
        boolean all = wanted.caller().seesStock();
        return part(
                store, found.rows().stream().map(row -> unit(naming, row, all)).toList(), found.next());
    }

    private static Listed.Unit unit(Naming naming, DocumentRow.Unit row, boolean withContent) {
        return new Listed.Unit(
                row.sscc(),
                naming.unit(row.parent()),
                naming.delivery(row.delivery()),
                naming.location(row.place()),
                row.state(),
                withContent
                        ? row.content().stream().map(line -> line(naming, line)).toList()
                        : List.of());
    }

    private static Listed.UnitLine line(Naming naming, DocumentRow.UnitContent line) {
        return new Listed.UnitLine(
                naming.sku(line.item()),
                line.quantity(),
                text(line.lot()),
                line.dateKind() == DateKind.NONE ? Optional.empty() : Optional.of(line.date()));
    }

    /// What is in real places; zero is not listed.
    static Lists.Part stock(Store store, Master master, Lists.Wanted wanted) {
        Naming naming = new Naming(store, master);
        List<Balance> balances = wanted.filter().isEmpty()
                ? store.balances()
                : master.itemBySku(wanted.filter())
                        .map(MasterRow.Item::id)
                        .map(store::balancesOf)
                        .orElse(List.of());
        Cursor.Behind<Balance> found = Cursor.pick(
                balances.stream().filter(b -> Place.isReal(b.stock().place()) && (b.quantity() != 0 || b.grams() != 0)),
                b -> cursor(b.stock()),
                wanted.after(),
                wanted.limit());
        return part(store, found.rows().stream().map(b -> stock(naming, b)).toList(), found.next());
    }

    private static Cursor cursor(StockKey key) {
        return Cursor.of(
                key.item(),
                key.place(),
                key.status().compareTo(Status.AVAILABLE),
                key.batch(),
                key.serial(),
                key.owner());
    }

    private static Listed.Stock stock(Naming naming, Balance balance) {
        StockKey key = balance.stock();
        Optional<StockRow.Batch> batch = naming.row(StockRow.Batch.class, RowKind.BATCH, key.batch());
        return new Listed.Stock(
                naming.sku(key.item()),
                naming.place(key.place()),
                key.status(),
                batch.map(StockRow.Batch::lot).flatMap(PlaceLists::text),
                batch.filter(b -> b.dateKind() == DateKind.EXPIRY).map(StockRow.Batch::date),
                batch.filter(b -> b.dateKind() == DateKind.BEST_BEFORE).map(StockRow.Batch::date),
                naming.row(StockRow.Serial.class, RowKind.SERIAL, key.serial()).map(StockRow.Serial::serial),
                naming.owner(key.owner()),
                balance.quantity(),
                balance.grams());
    }

    static Lists.Part part(Store store, List<? extends Listed> items, Optional<String> next) {
        return new Lists.Part(items, next, store.head().number());
    }

    static Optional<String> text(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
