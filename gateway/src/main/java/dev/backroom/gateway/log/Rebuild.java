package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.store.Balance;
import dev.backroom.store.Bytes;
import dev.backroom.store.Event;
import dev.backroom.store.Head;
import dev.backroom.store.Held;
import dev.backroom.store.RowKey;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/// Makes the tables of a store again from its log, or tells where they differ from it.
public final class Rebuild {

    private static final int PAGE = 500;
    private static final int INSERT_MAX = 5_000;
    private static final int DIFFERENCES_MAX = 20;

    private final EventReader events;
    private final StateLoader loader;
    private final Pool owners;
    private final MovementTable movements;

    /// @param owners connections of the schema's owner
    public Rebuild(EventReader events, StateLoader loader, Pool owners) {
        this.events = events;
        this.loader = loader;
        this.owners = owners;
        this.movements = new MovementTable(events, owners);
    }

    /// The log has moved on meanwhile, or events of it are missing.
    public static final class CannotRebuild extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotRebuild(String message) {
            super(message);
        }
    }

    /// What events say together.
    ///
    /// @param from number of the first one; above 1 where those before it are archived outside of this database
    private record Folded(Store store, long from) {
        boolean isWhole() {
            return from == 1;
        }

        /// A fold that knows nothing yet of what came before an event.
        static Folded from(Event event, Bytes before) {
            Store store = new Store(event.store());
            store.head(new Head(event.number() - 1, before, Instant.EPOCH, event.era()));
            return new Folded(store, event.number());
        }
    }

    /// The fold of a store's whole log.
    ///
    /// @return fails with [CannotRebuild] when events are missing
    public Future<Store> fold(StoreId id) {
        return events.head(id)
                .compose(head -> foldTo(id, head.number()))
                .compose(folded -> folded.isWhole()
                        ? Future.succeededFuture(folded.store())
                        : Future.failedFuture(new CannotRebuild("store " + id + ": events 1 to " + (folded.from() - 1)
                                + " are archived outside of this database; bring the tables archived_event_… back and"
                                + " attach them to archived_event to rebuild")));
    }

    private Future<Folded> foldTo(StoreId id, long number) {
        return events.ends(id).compose(ends -> foldOn(new Folded(new Store(id), 1), number, ends));
    }

    private Future<Folded> foldOn(Folded folded, long number, Ends ends) {
        Store store = folded.store();
        int most = (int) Math.min(PAGE, number - store.head().number());
        if (most <= 0) {
            return Future.succeededFuture(folded);
        }
        return events.after(store.id(), store.head().number(), most).compose(page -> {
            if (page.isEmpty()) {
                return Future.failedFuture(new CannotRebuild("store " + store.id() + ": the log ends at event "
                        + store.head().number() + ", the tables are at " + number));
            }
            Folded on = folded;
            for (Event event : page) {
                long last = on.store().head().number();
                if (event.number() != last + 1) {
                    Bytes end = ends.before(event.number(), last).orElse(null);
                    if (end == null) {
                        return Future.failedFuture(new CannotRebuild("store " + store.id() + ": events " + (last + 1)
                                + " to " + (event.number() - 1) + " are not in the log"));
                    }
                    on = Folded.from(event, end);
                }
                Fold.put(on.store(), event);
            }
            return foldOn(on, number, ends);
        });
    }

    /// Where tables and log differ, in words; nothing when they agree. While the store is written to, what is newer
    /// than the loaded tables is left out on both sides. Where the first events are archived outside of this
    /// database only what later ones wrote can be compared.
    public Future<List<String>> compare(StoreId id) {
        return loader.load(id)
                .compose(loaded ->
                        foldTo(id, loaded.store().head().number()).map(folded -> differences(loaded.store(), folded)))
                .compose(found -> movements.compare(id).map(moved -> both(found, moved)));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static List<String> differences(Store tables, Folded folded) {
        List<String> found = new ArrayList<>();
        Store log = folded.store();
        if (!tables.head().equals(log.head())) {
            found.add("the tables are at " + tables.head() + ", the log at " + log.head());
        }
        rows(tables, folded, found);
        balances(tables, folded, found);
        numbers(tables, folded, found);
        return found.stream()
                .limit(DIFFERENCES_MAX)
                .map(what -> "store " + tables.id() + ": " + what)
                .toList();
    }

    private static void rows(Store tables, Folded folded, List<String> found) {
        Map<RowKey, Held> rows = new HashMap<>();
        tables.rows().forEach(held -> rows.put(held.row().key(), held));
        for (Held held : folded.store().rows()) {
            Held table = rows.remove(held.row().key());
            if (!held.equals(table)) {
                found.add("the table says " + table + ", the log " + held);
            }
        }
        rows.values().stream()
                .filter(held -> held.number() >= folded.from() || folded.isWhole())
                .forEach(held -> found.add("the table has " + held + ", the log does not"));
    }

    private static void balances(Store tables, Folded folded, List<String> found) {
        Store log = folded.store();
        if (folded.isWhole() && tables.balances().size() != log.balances().size()) {
            found.add(tables.balances().size() + " balances in the table, "
                    + log.balances().size() + " in the log");
        }
        for (Balance balance : log.balances()) {
            if (tables.quantity(balance.stock()) != balance.quantity()
                    || tables.grams(balance.stock()) != balance.grams()) {
                found.add("the table says " + tables.quantity(balance.stock()) + ", the log " + balance);
            }
        }
    }

    /// A source that does not count may have come higher in what is archived.
    private static void numbers(Store tables, Folded folded, List<String> found) {
        Map<Integer, Long> known = tables.lastNumbers();
        Map<Integer, Long> said = folded.store().lastNumbers();
        boolean same = folded.isWhole()
                ? known.equals(said)
                : said.entrySet().stream().allMatch(e -> known.getOrDefault(e.getKey(), 0L) >= e.getValue());
        if (!same) {
            found.add("last numbers are " + known + " by the tables, " + said + " by the log");
        }
    }

    /// Writes a store's tables anew. A gateway may run: when it has moved the line on meanwhile nothing is written
    /// and this fails, and what it holds in memory is the same fold. Movements follow after that, page by page;
    /// when this ends early a gateway goes on with them.
    public Future<Long> rebuild(StoreId id) {
        return fold(id).compose(store -> owners.withTransaction(connection -> write(connection, store)))
                .compose(number -> owners.withTransaction(connection -> MovementTable.forget(connection, id))
                        .compose(_ -> movements.catchUp(id))
                        .map(number));
    }

    private static Future<Long> write(SqlConnection connection, Store store) {
        int id = store.id().value();
        List<BalanceChange> balances = new ArrayList<>();
        store.balances()
                .forEach(b ->
                        balances.add(new BalanceChange(store.id(), b.stock(), false, 0, 0, b.quantity(), b.grams())));
        List<RowChange> rows = new ArrayList<>();
        store.rows()
                .forEach(held -> rows.add(new RowChange(store.id(), held.row().key(), 0, held)));
        return connection
                .query("LOCK TABLE balance, state_row, receipt_entry IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .compose(_ -> stillAt(connection, store))
                .compose(_ -> delete(connection, "balance", id))
                .compose(_ -> delete(connection, "state_row", id))
                .compose(_ -> delete(connection, "receipt_entry", id))
                .compose(_ -> insert(connection, BalanceRows.INSERT, balances, BalanceRows::inserts))
                .compose(_ -> insert(connection, StateRows.INSERT, rows, StateRows::inserts))
                .compose(_ -> insert(connection, EntryRows.INSERT, rows, EntryRows::inserts))
                .map(store.head().number());
    }

    private static Future<Void> stillAt(SqlConnection connection, Store store) {
        return connection
                .preparedQuery("SELECT coalesce(max(number), 0) FROM event WHERE store = $1")
                .execute(Tuple.of(store.id().value()))
                .compose(rows ->
                        rows.iterator().next().getLong(0) == store.head().number()
                                ? Future.succeededFuture()
                                : Future.failedFuture(
                                        new CannotRebuild("store " + store.id() + " is being written to; try again")));
    }

    private static Future<?> delete(SqlConnection connection, String table, int store) {
        return connection
                .preparedQuery("DELETE FROM " + table + " WHERE store = $1")
                .execute(Tuple.of(store));
    }

    /// In slices: a message to the database has a largest size, and a store may have many rows.
    private static <T> Future<Void> insert(
            SqlConnection connection, String sql, List<T> rows, Function<List<T>, Tuple> values) {
        if (rows.isEmpty()) {
            return Future.succeededFuture();
        }
        int most = Math.min(INSERT_MAX, rows.size());
        Tuple slice = values.apply(rows.subList(0, most));
        Future<?> inserted = slice.size() == 0
                ? Future.succeededFuture()
                : connection.preparedQuery(sql).execute(slice);
        return inserted.compose(_ -> insert(connection, sql, rows.subList(most, rows.size()), values));
    }
}
