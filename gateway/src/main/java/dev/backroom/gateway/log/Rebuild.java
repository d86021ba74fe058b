package dev.backroom.gateway.log;

import dev.backroom.gateway.log.Changes.BalanceChange;
import dev.backroom.gateway.log.Changes.RowChange;
import dev.backroom.store.Balance;
import dev.backroom.store.Event;
import dev.backroom.store.Held;
import dev.backroom.store.RowKey;
import dev.backroom.store.Store;
import dev.backroom.store.StoreId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes the tables of a store again from its log, or tells where they differ from it.
public final class Rebuild {

    private static final int PAGE = 500;
    private static final int DIFFERENCES_MAX = 20;

    private final EventReader events;
    private final StateLoader loader;
    private final Pool owners;

    /// @param owners connections of the schema's owner
    public Rebuild(EventReader events, StateLoader loader, Pool owners) {
        this.events = events;
        this.loader = loader;
        this.owners = owners;
    }

    /// The log has moved on, or its first eras are not there any more.
    public static final class CannotRebuild extends RuntimeException {
        private static final long serialVersionUID = 1L;

        CannotRebuild(String message) {
            super(message);
        }
    }

    /// The fold of a store's whole log.
    public Future<Store> fold(StoreId id) {
        return fold(new Store(id));
    }

    private Future<Store> fold(Store store) {
        return events.after(store.id(), store.head().number(), PAGE).compose(page -> {
            for (Event event : page) {
                if (event.number() != store.head().number() + 1) {
                    return Future.failedFuture(new CannotRebuild("store " + store.id() + ": the log starts at event "
                            + event.number() + "; attach the era before it again to rebuild"));
                }
                Fold.put(store, event);
            }
            return page.size() < PAGE ? Future.succeededFuture(store) : fold(store);
        });
    }

    /// Where tables and log differ, in words; nothing when they agree. While the store is written to, what is newer
    /// than
    /// the loaded tables is left out on both sides.
    public Future<List<String>> compare(StoreId id) {
        return loader.load(id)
                .compose(loaded -> foldTo(new Store(id), loaded.store().head().number())
                        .map(folded -> differences(loaded.store(), folded)));
    }

    private Future<Store> foldTo(Store store, long number) {
        int most = (int) Math.min(PAGE, number - store.head().number());
        if (most <= 0) {
            return Future.succeededFuture(store);
        }
        return events.after(store.id(), store.head().number(), most).compose(page -> {
            page.forEach(event -> Fold.put(store, event));
            return page.isEmpty()
                    ? Future.failedFuture(new CannotRebuild("store " + store.id() + ": the log ends at event "
                            + store.head().number() + ", the tables are at " + number))
                    : foldTo(store, number);
        });
    }

    private static List<String> differences(Store tables, Store log) {
        List<String> found = new ArrayList<>();
        String where = "store " + tables.id() + ": ";
        if (!tables.head().equals(log.head())) {
            found.add(where + "the tables are at " + tables.head() + ", the log at " + log.head());
        }
        Map<RowKey, Held> rows = new HashMap<>();
        tables.rows().forEach(held -> rows.put(held.row().key(), held));
        for (Held held : log.rows()) {
            Held table = rows.remove(held.row().key());
            if (!held.equals(table)) {
                found.add(where + "the table says " + table + ", the log " + held);
            }
        }
        rows.values().forEach(held -> found.add(where + "the table has " + held + ", the log does not"));
        if (tables.balances().size() != log.balances().size()) {
            found.add(where + tables.balances().size() + " balances in the table, "
                    + log.balances().size() + " in the log");
        }
        for (Balance balance : log.balances()) {
            if (tables.quantity(balance.stock()) != balance.quantity()
                    || tables.grams(balance.stock()) != balance.grams()) {
                found.add(where + "the table says " + tables.quantity(balance.stock()) + ", the log " + balance);
            }
        }
        if (!tables.lastNumbers().equals(log.lastNumbers())) {
            found.add(where + "last numbers are " + tables.lastNumbers() + " by the tables, " + log.lastNumbers()
                    + " by the log");
        }
        return found.size() > DIFFERENCES_MAX ? found.subList(0, DIFFERENCES_MAX) : found;
    }

    /// Writes a store's tables anew. A gateway may run: when it has moved the line on meanwhile nothing is written
    /// and this
    /// fails, and what it holds in memory is the same fold.
    public Future<Long> rebuild(StoreId id) {
        return fold(id).compose(store -> owners.withTransaction(connection -> write(connection, store)));
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
                .query("LOCK TABLE balance, state_row IN SHARE ROW EXCLUSIVE MODE")
                .execute()
                .compose(_ -> stillAt(connection, store))
                .compose(_ -> connection
                        .preparedQuery("DELETE FROM balance WHERE store = $1")
                        .execute(Tuple.of(id)))
                .compose(_ -> connection
                        .preparedQuery("DELETE FROM state_row WHERE store = $1")
                        .execute(Tuple.of(id)))
                .compose(_ -> insert(connection, BalanceRows.INSERT, BalanceRows.inserts(balances)))
                .compose(_ -> insert(connection, StateRows.INSERT, StateRows.inserts(rows)))
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

    private static Future<?> insert(SqlConnection connection, String sql, Tuple rows) {
        return rows.size() == 0
                ? Future.succeededFuture()
                : connection.preparedQuery(sql).execute(rows);
    }
}
